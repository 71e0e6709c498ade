package org.throughline.directives;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What goes on beside the requests: cascades to their end, and deltas of coverage into the
/// counters, small and often. One thread; several instances of the program may each have one, the
/// database lets one at a time through.
@Component
class Background implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Background.class);

  /// While there is something to fold, and while there is not.
  private static final long BUSY_MILLIS = 500;

  private static final long IDLE_MILLIS = 2_000;

  private final Cascades cascades;
  private final CoverageCounters counters;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  Background(Cascades cascades, CoverageCounters counters) {
    this.cascades = cascades;
    this.counters = counters;
  }

  /// There is something to do as soon as the present transaction has committed.
  void wakeAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake.release();
          }
        });
  }

  @Override
  public void start() {
    running = true;
    var worker = new Thread(this::run, "directives-background");
    worker.setDaemon(true);
    thread = worker;
    worker.start();
  }

  private void run() {
    while (running) {
      var pause = IDLE_MILLIS;
      try {
        for (var cascade : cascades.unfinished()) {
          while (running && cascades.step(cascade)) {
            // Folded once, at its end: until then readers add what is not.
          }
          counters.fold();
        }
        pause = counters.fold() > 0 ? BUSY_MILLIS : IDLE_MILLIS;
      } catch (RuntimeException e) {
        // The database may be away: nothing is lost, the next round goes on from here.
        if (running) {
          log.warn("Cascades and counters wait: {}", e.toString());
        }
      }
      pause(pause);
    }
  }

  private void pause(long millis) {
    try {
      if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      running = false;
    }
  }

  @Override
  public void stop() {
    running = false;
    wake.release();
    var worker = thread;
    if (worker != null) {
      try {
        worker.join(TimeUnit.SECONDS.toMillis(4));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
