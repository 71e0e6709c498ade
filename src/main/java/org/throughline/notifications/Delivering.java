package org.throughline.notifications;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Carries letters and calls: at once where this server has just told somebody, and regularly for
/// what is to be tried again or was left by a server that ended.
@Component
class Delivering implements Regularly {
  private static final Logger log = LoggerFactory.getLogger(Delivering.class);

  private final Mailing mailing;
  private final Calling calling;
  private final boolean on;
  private final Duration every;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final ReentrantLock one = new ReentrantLock();

  Delivering(
      Mailing mailing,
      Calling calling,
      @Value("${throughline.scheduler:true}") boolean on,
      @Value("${throughline.delivery.every:PT15S}") Duration every) {
    this.mailing = mailing;
    this.calling = calling;
    this.on = on;
    this.every = every;
  }

  @Override
  public String name() {
    return "delivery";
  }

  @Override
  public Duration every() {
    return every;
  }

  /// @return how many letters and calls went out
  int drain() {
    one.lock();
    try {
      asked.set(false);
      return mailing.drain() + calling.drain();
    } finally {
      one.unlock();
    }
  }

  @Override
  public void run() {
    drain();
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void told(Told told) {
    if (on && asked.compareAndSet(false, true)) {
      Thread.ofVirtual().name("delivery").start(this::soon);
    }
  }

  /// What fails here is tried again by the regular run.
  private void soon() {
    try {
      drain();
    } catch (RuntimeException e) {
      log.warn(
          "delivery waits for its next run: {}", Letters.header(String.valueOf(e.getMessage())));
    }
  }
}
