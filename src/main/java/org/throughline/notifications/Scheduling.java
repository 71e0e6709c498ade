package org.throughline.notifications;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs everything that is to be done [Regularly], by db-scheduler: when each is due stands in the
/// database, and one of the running servers does it. A server that ends on the way stops giving
/// signs of life, and another takes over. While the database is away this is said once, and once
/// when it is back.
@Component
class Scheduling implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Scheduling.class);

  /// A run is given to another server after four signs of life have not come.
  private static final int MISSED = 4;

  private final DataSource database;
  private final List<Regularly> rounds;
  private final boolean on;
  private final Duration poll;
  private final Duration sign;
  private @Nullable Scheduler scheduler;

  Scheduling(
      DataSource database,
      List<Regularly> rounds,
      @Value("${throughline.scheduler:true}") boolean on,
      @Value("${throughline.scheduler.poll:PT10S}") Duration poll,
      @Value("${throughline.scheduler.sign:PT5S}") Duration sign) {
    this.database = database;
    this.rounds = rounds;
    this.on = on;
    this.poll = poll;
    this.sign = sign;
  }

  @Override
  public synchronized void start() {
    if (!on || scheduler != null) {
      return;
    }
    var tasks = rounds.stream().map(Scheduling::task).toList();
    scheduler = scheduler(tasks);
    scheduler.start();
  }

  private <T extends Task<?> & OnStartup> Scheduler scheduler(List<T> tasks) {
    return Scheduler.create(database)
        .tableName("notifications.scheduled_task")
        .startTasks(tasks)
        .threads(2)
        .pollingInterval(poll)
        .heartbeatInterval(sign)
        .missedHeartbeatsLimit(MISSED)
        .shutdownMaxWait(Duration.ofSeconds(5))
        .addSchedulerListener(new Away())
        .build();
  }

  private static RecurringTask<Void> task(Regularly round) {
    return Tasks.recurring(round.name(), FixedDelay.of(round.every()))
        .execute((_, _) -> run(round));
  }

  /// What fails is said in a line and tried again when it is next due.
  private static void run(Regularly round) {
    try {
      round.run();
    } catch (RuntimeException e) {
      log.warn("{} waits for its next run: {}", round.name(), Letters.header(String.valueOf(e)));
    }
  }

  @Override
  public synchronized void stop() {
    var running = scheduler;
    scheduler = null;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return scheduler != null;
  }

  /// Says that the scheduler cannot reach the database, and that it can again.
  private static final class Away extends AbstractSchedulerListener {
    private final AtomicBoolean away = new AtomicBoolean();

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
      switch (type) {
        case UNEXPECTED_ERROR, FAILED_HEARTBEAT -> {
          if (away.compareAndSet(false, true)) {
            log.warn("what is done regularly waits: the scheduler does not reach the database");
          }
        }
        case RAN_EXECUTE_DUE -> {
          if (away.compareAndSet(true, false)) {
            log.info("what is done regularly goes on");
          }
        }
        default -> {}
      }
    }
  }
}
