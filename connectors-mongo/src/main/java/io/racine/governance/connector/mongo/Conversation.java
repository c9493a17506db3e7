package io.racine.governance.connector.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import io.racine.governance.spi.asset.AssetPath;
import io.racine.governance.spi.connector.ConnectorException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What one listing, reading or check has to say to the server; any thread can end it.
 *
 * <p>The driver cannot break off a read that waits on a silent network. So each call runs on a
 * thread of the connector, and whoever waits for it can go, the call left to the driver's own
 * limits. On the server a session holds all that the conversation began; ending the session there
 * ends the work.
 *
 * <p><b>Threads:</b> One thread calls, any may stop.
 */
final class Conversation {
  /** How long the source has to end a call that is stopped; then the caller goes without it. */
  private static final long STOP_MILLIS = 1_200;

  /** The same for a call that has had its time, and that the server should have ended. */
  private static final long LATE_STOP_MILLIS = 500;

  /** How much longer than its limit a call may take, for the server is to keep the limit first. */
  private static final long GRACE_MILLIS = 700;

  /** How often a call that takes long is looked after. */
  private static final long LOOK_MILLIS = 500;

  private final MongoConnector connector;
  private final Deque<AutoCloseable> held = new ArrayDeque<>();
  private final AtomicBoolean permitted = new AtomicBoolean();
  private volatile boolean stopped;
  private volatile @Nullable MongoClient client;
  private volatile @Nullable ClientSession session;
  private boolean sessionTried;
  private @Nullable CompletableFuture<?> answer;
  private @Nullable CompletableFuture<Void> idle;
  private @Nullable Thread worker;
  private boolean ended;
  private boolean lost;

  Conversation(MongoConnector connector) {
    this.connector = connector;
  }

  boolean isStopped() {
    return stopped;
  }

  /**
   * Runs a call and waits for its answer.
   *
   * @param limitMillis how long it may take; it should tell the server as well
   */
  <T> T call(String doing, @Nullable AssetPath asset, long limitMillis, Supplier<T> call) {
    CompletableFuture<T> result = new CompletableFuture<>();
    CompletableFuture<Void> done = new CompletableFuture<>();
    synchronized (this) {
      if (lost) {
        throw connector.failures().of(ConnectorException.CONNECTION_LOST, doing, asset, null);
      }
      if (stopped || Thread.currentThread().isInterrupted()) {
        stopped = true;
        throw connector.failures().canceled(doing, asset);
      }
      answer = result;
      idle = done;
    }
    try {
      connector.workers().execute(() -> work(call, result, done));
    } catch (RejectedExecutionException e) {
      done.complete(null);
      throw connector.failures().canceled(doing, asset);
    }
    return await(doing, asset, limitMillis, result);
  }

  private <T> T await(
      String doing, @Nullable AssetPath asset, long limitMillis, CompletableFuture<T> result) {
    try {
      long most =
          limitMillis > Long.MAX_VALUE - GRACE_MILLIS ? limitMillis : limitMillis + GRACE_MILLIS;
      return watched(doing, asset, most, result);
    } catch (TimeoutException e) {
      stop(LATE_STOP_MILLIS);
      throw connector.failures().of(ConnectorException.TIMED_OUT, doing, asset, null);
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      throw connector.failures().canceled(doing, asset);
    } catch (ExecutionException e) {
      if (stopped) {
        throw connector.failures().canceled(doing, asset);
      }
      if (e.getCause() instanceof RuntimeException failure) {
        if (MongoFailures.why(failure).equals(ConnectorException.LOGIN_REFUSED)) {
          connector.clients().loginRefused();
        }
        throw connector.failures().during(doing, asset, failure);
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw connector.failures().of(ConnectorException.SOURCE_FAILED, doing, asset, null);
    }
  }

  /**
   * Waits for an answer, and looks meanwhile whether the driver still knows a server that might
   * give it: a call by itself does not notice that the network has gone.
   */
  private <T> T watched(
      String doing, @Nullable AssetPath asset, long most, CompletableFuture<T> result)
      throws InterruptedException, ExecutionException, TimeoutException {
    // Until then the driver looks for a server, and says itself when it finds none.
    long look = connector.connectMillis() + GRACE_MILLIS;
    long left = most;
    while (left > look) {
      try {
        return result.get(look, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        MongoClient calling = client;
        if (calling != null && Clients.isLost(calling)) {
          abandon(calling);
          throw connector.failures().of(ConnectorException.CONNECTION_LOST, doing, asset, null);
        }
      }
      left -= look;
      look = LOOK_MILLIS;
    }
    return result.get(left, TimeUnit.MILLISECONDS);
  }

  /** Leaves a call alone that waits for a server which is gone; the system ends it some day. */
  private void abandon(MongoClient calling) {
    synchronized (this) {
      lost = true;
    }
    connector.clients().lost(calling);
    giveBack();
  }

  private void giveBack() {
    if (permitted.compareAndSet(true, false)) {
      connector.permits().release();
    }
  }

  private <T> void work(
      Supplier<T> call, CompletableFuture<T> result, CompletableFuture<Void> done) {
    synchronized (this) {
      worker = Thread.currentThread();
    }
    try {
      if (stopped) {
        throw new InterruptedException();
      }
      connector.permits().acquire();
      permitted.set(true);
      result.complete(call.get());
    } catch (InterruptedException e) {
      result.completeExceptionally(new IllegalStateException("stopped"));
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    } finally {
      boolean late;
      synchronized (this) {
        worker = null;
        late = ended;
      }
      // An interrupt that came too late must not hit the next call on this thread.
      Thread.interrupted();
      if (late) {
        letGo();
      }
      giveBack();
      done.complete(null);
    }
  }

  /** Returns the session of this conversation, or null where the server knows none. */
  @Nullable ClientSession session(MongoClient client) {
    this.client = client;
    if (!sessionTried && connector.clients().knowsSessions(client)) {
      session = hold(client.startSession());
    }
    sessionTried = true;
    return session;
  }

  /** Closes that when the conversation ends, on a thread that may wait for the server. */
  <T extends AutoCloseable> T hold(T resource) {
    synchronized (held) {
      held.push(resource);
    }
    return resource;
  }

  /** Closes what {@link #hold} was told of, at once. */
  void drop(AutoCloseable resource) {
    synchronized (held) {
      held.remove(resource);
    }
    close(resource);
  }

  /** Ends the running call, here and in the source; later calls fail as canceled. */
  void stop() {
    stop(STOP_MILLIS);
  }

  private void stop(long millis) {
    CompletableFuture<?> waiting;
    CompletableFuture<Void> running;
    synchronized (this) {
      stopped = true;
      waiting = answer;
      running = idle;
    }
    if (running != null && !running.isDone()) {
      killSession();
      if (!isDoneWithin(running, millis)) {
        synchronized (this) {
          if (worker != null) {
            worker.interrupt();
          }
        }
      }
    }
    if (waiting != null) {
      waiting.completeExceptionally(new IllegalStateException("stopped"));
    }
  }

  private void killSession() {
    ClientSession killed = session;
    if (killed == null) {
      return;
    }
    try {
      connector.workers().execute(() -> killNow(killed));
    } catch (RejectedExecutionException e) {
      // The connector is closing; its client goes, and with it every connection.
      return;
    }
  }

  private boolean killNow(ClientSession killed) {
    try {
      BsonDocument id = killed.getServerSession().getIdentifier();
      connector
          .clients()
          .client()
          .getDatabase("admin")
          .runCommand(new BsonDocument("killSessions", new BsonArray(List.of(id))));
      return true;
    } catch (MongoException | IllegalStateException e) {
      // The call ends at its time limit, which the server knows as well.
      return false;
    }
  }

  /** Frees what is held; waits a moment for it, and leaves it to a running call otherwise. */
  void end() {
    CompletableFuture<Void> running;
    boolean answered;
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      running = idle;
      answered = !stopped && answer != null && answer.isDone();
      if (running == null || running.isDone() || worker == null) {
        running = null;
      }
    }
    if (running != null) {
      // The worker lets go when its call has ended, which it is about to where it has answered.
      if (answered) {
        isDoneWithin(running, STOP_MILLIS);
      }
      return;
    }
    synchronized (held) {
      if (held.isEmpty()) {
        return;
      }
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      connector
          .workers()
          .execute(
              () -> {
                letGo();
                done.complete(null);
              });
      isDoneWithin(done, STOP_MILLIS);
    } catch (RejectedExecutionException e) {
      letGo();
    }
  }

  /** Waits; true when it was done in time, whatever came of it. */
  static boolean isDoneWithin(CompletableFuture<Void> future, long millis) {
    try {
      future.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private void letGo() {
    while (true) {
      AutoCloseable resource;
      synchronized (held) {
        resource = held.poll();
      }
      if (resource == null) {
        return;
      }
      close(resource);
    }
  }

  private static boolean close(AutoCloseable resource) {
    try {
      resource.close();
      return true;
    } catch (Exception e) {
      // Nothing was written, and the server forgets idle cursors and sessions by itself.
      return false;
    }
  }
}
