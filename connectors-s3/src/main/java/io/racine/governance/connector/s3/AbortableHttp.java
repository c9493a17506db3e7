package io.racine.governance.connector.s3;

import io.racine.governance.connector.file.StopSignal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.Abortable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client whose requests another thread can break off.
 *
 * <p>The SDK gives no handle on a request that waits for its answer, only the client has it. So the
 * thread that asks says in {@link #with} which signal its requests listen to.
 */
final class AbortableHttp implements SdkHttpClient {
  /** A call of the SDK. */
  interface Call<T> {
    T ask();
  }

  private final SdkHttpClient http;
  private final Map<Thread, StopSignal> signals = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();

  AbortableHttp(SdkHttpClient http) {
    this.http = http;
  }

  /** Makes a call whose requests, and the bodies they answer, a signal breaks off. */
  <T> T with(StopSignal stop, Call<T> call) {
    signals.put(Thread.currentThread(), stop);
    try {
      return call.ask();
    } finally {
      signals.remove(Thread.currentThread());
    }
  }

  /** Returns how many answers are not read to their end nor given up. */
  int open() {
    return open.get();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = http.prepareRequest(request);
    StopSignal stop = signals.get(Thread.currentThread());
    return stop == null ? prepared : new Watched(prepared, stop);
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    http.close();
  }

  private final class Watched implements ExecutableHttpRequest {
    private final ExecutableHttpRequest request;
    private final StopSignal stop;

    Watched(ExecutableHttpRequest request, StopSignal stop) {
      this.request = request;
      this.stop = stop;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      StopSignal.Watch watch = stop.during(request::abort);
      boolean handedOn = false;
      try {
        requireGoing();
        HttpExecuteResponse response = request.call();
        AbortableInputStream body = response.responseBody().orElse(null);
        if (body == null) {
          return response;
        }
        handedOn = true;
        Body watched = new Body(body, watch);
        return HttpExecuteResponse.builder()
            .response(response.httpResponse())
            .responseBody(AbortableInputStream.create(watched, watched))
            .build();
      } catch (IOException | RuntimeException e) {
        // Not to be tried again by the SDK.
        requireGoing();
        throw e;
      } finally {
        if (!handedOn) {
          watch.close();
        }
      }
    }

    private void requireGoing() {
      if (stop.isStopped()) {
        throw AbortedException.create("stopped");
      }
    }

    @Override
    public void abort() {
      request.abort();
    }
  }

  /** An answer's body, which is watched until it is closed or given up. */
  private final class Body extends FilterInputStream implements Abortable {
    private final AbortableInputStream body;
    private final StopSignal.Watch watch;
    private final AtomicBoolean left = new AtomicBoolean();

    Body(AbortableInputStream body, StopSignal.Watch watch) {
      super(body);
      this.body = body;
      this.watch = watch;
      open.incrementAndGet();
    }

    @Override
    public void abort() {
      leave();
      body.abort();
    }

    @Override
    public void close() throws IOException {
      leave();
      super.close();
    }

    private void leave() {
      if (left.compareAndSet(false, true)) {
        open.decrementAndGet();
        watch.close();
      }
    }
  }
}
