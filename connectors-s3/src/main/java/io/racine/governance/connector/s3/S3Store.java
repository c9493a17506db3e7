package io.racine.governance.connector.s3;

import io.racine.governance.connector.file.ObjectEntry;
import io.racine.governance.connector.file.ObjectFailure;
import io.racine.governance.connector.file.ObjectRun;
import io.racine.governance.connector.file.ObjectStore;
import io.racine.governance.connector.file.StopSignal;
import io.racine.governance.connector.file.format.ObjectBytes;
import io.racine.governance.spi.config.Settings;
import io.racine.governance.spi.connector.ConnectorException;
import io.racine.governance.spi.connector.SourceDescription;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;

/** S3 as a store of objects: buckets are its containers. */
final class S3Store implements ObjectStore {
  /** What the SDK connects with; made at the first call that needs it. */
  private record Connected(S3Client client, AbortableHttp http, AwsCredentialsProvider login) {}

  private final Settings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Connected connected;
  private boolean closed;

  S3Store(Settings settings) {
    this.settings = settings;
  }

  @Override
  public SourceDescription verify(StopSignal stop) throws ObjectFailure {
    Map<String, String> attributes = new TreeMap<>();
    List<String> named = settings.get(S3Settings.BUCKETS);
    if (named.isEmpty()) {
      call(stop, S3Client::listBuckets);
    } else {
      requireOne(named, stop);
    }
    Optional<String> endpoint = settings.find(S3Settings.ENDPOINT);
    attributes.put("region", region().id());
    endpoint.ifPresent(url -> attributes.put("endpoint", url));
    return new SourceDescription(
        endpoint.isPresent() ? "S3 (compatible)" : "Amazon S3", "2006-03-01", attributes);
  }

  /** The source can be used when one of its buckets can be listed. */
  private void requireOne(List<String> named, StopSignal stop) throws ObjectFailure {
    ObjectFailure first = null;
    for (String bucket : named) {
      try {
        call(
            stop,
            client ->
                client.listObjectsV2(
                    request -> request.bucket(bucket).maxKeys(1).requestPayer(payer())));
        return;
      } catch (ObjectFailure e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  @Override
  public boolean hasContainers() {
    return true;
  }

  @Override
  public List<String> containers(StopSignal stop) throws ObjectFailure {
    TreeSet<String> names = new TreeSet<>(settings.get(S3Settings.BUCKETS));
    if (!names.isEmpty()) {
      return List.copyOf(names);
    }
    String more = null;
    do {
      String from = more;
      ListBucketsResponse page =
          call(stop, client -> client.listBuckets(request -> request.continuationToken(from)));
      page.buckets().stream().map(Bucket::name).forEach(names::add);
      more = page.continuationToken();
    } while (more != null && !more.isEmpty());
    return List.copyOf(names);
  }

  @Override
  public Map<String, String> facts(String container, StopSignal stop) throws ObjectFailure {
    return new BucketFacts(this, container, stop).all();
  }

  @Override
  public ObjectRun list(String container, String prefix, StopSignal stop) {
    return new S3Run(this, container, prefix, stop);
  }

  @Override
  public ObjectBytes bytes(String container, ObjectEntry entry, StopSignal stop) {
    return new S3Bytes(this, container, entry, stop);
  }

  /** Returns the word by which a requester says that it pays; null when it does not. */
  @Nullable String payer() {
    return settings.get(S3Settings.REQUESTER_PAYS) ? "requester" : null;
  }

  /** Asks the server; another thread can break it off. */
  <T> T call(StopSignal stop, Function<S3Client, T> request) throws ObjectFailure {
    Connected to = connected();
    try {
      return to.http().with(stop, () -> request.apply(to.client()));
    } catch (SdkException | IllegalStateException e) {
      throw S3Failures.of(e);
    }
  }

  /** Returns how many answers are not read to their end nor given up. */
  int openAnswers() {
    lock.lock();
    try {
      return connected == null ? 0 : connected.http().open();
    } finally {
      lock.unlock();
    }
  }

  private Connected connected() throws ObjectFailure {
    lock.lock();
    try {
      if (closed) {
        throw new ObjectFailure(
            ConnectorException.CANCELED, "it was closed", "Open it again", null);
      }
      Connected known = connected;
      if (known == null) {
        known = connect();
        connected = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  private Connected connect() throws ObjectFailure {
    AwsCredentialsProvider login = S3Login.provider(settings);
    S3Login.requireCredentials(login);
    var http =
        new AbortableHttp(
            Apache5HttpClient.builder()
                .connectionTimeout(settings.get(S3Settings.CONNECT_TIMEOUT))
                .socketTimeout(settings.get(S3Settings.READ_TIMEOUT))
                .maxConnections(settings.get(S3Settings.MAX_CONNECTIONS))
                .build());
    Optional<URI> endpoint = settings.find(S3Settings.ENDPOINT).map(String::trim).map(URI::create);
    S3ClientBuilder client =
        S3Client.builder()
            .httpClient(http)
            .credentialsProvider(login)
            .region(region())
            .forcePathStyle(settings.find(S3Settings.PATH_STYLE).orElse(endpoint.isPresent()))
            // Ranges have no checksums, and other servers have others.
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                override ->
                    override.retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(settings.get(S3Settings.MAX_ATTEMPTS))
                            .build()));
    endpoint.ifPresentOrElse(client::endpointOverride, () -> client.crossRegionAccessEnabled(true));
    return new Connected(client.build(), http, login);
  }

  private Region region() {
    Optional<String> named = settings.find(S3Settings.REGION);
    if (named.isPresent()) {
      return Region.of(named.get());
    }
    if (settings.find(S3Settings.ENDPOINT).isPresent()) {
      // Other servers take any; the chain would ask the network.
      return Region.US_EAST_1;
    }
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkException e) {
      // Where to ask first; the answer says where the bucket is.
      return Region.US_EAST_1;
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      Connected open = connected;
      connected = null;
      if (open != null) {
        open.client().close();
        open.http().close();
        S3Login.close(open.login());
      }
    } finally {
      lock.unlock();
    }
  }
}
