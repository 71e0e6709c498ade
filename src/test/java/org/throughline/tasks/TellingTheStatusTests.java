package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TellingTheStatusTests {
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 10);

  @Test
  void theStatusShownFollowsTheStateAndInProgressTheLatestReport() {
    assertThat(TaskStatus.of(TaskState.ISSUED, Progress.NOT_STARTED))
        .isEqualTo(TaskStatus.NOT_STARTED);
    assertThat(TaskStatus.of(TaskState.RETURNED, Progress.NOT_STARTED))
        .isEqualTo(TaskStatus.NOT_STARTED);
    assertThat(TaskStatus.of(TaskState.IN_PROGRESS, Progress.ON_SCHEDULE))
        .isEqualTo(TaskStatus.ON_SCHEDULE);
    assertThat(TaskStatus.of(TaskState.IN_PROGRESS, Progress.BEHIND)).isEqualTo(TaskStatus.BEHIND);
    assertThat(TaskStatus.of(TaskState.IN_PROGRESS, Progress.BLOCKED))
        .isEqualTo(TaskStatus.BLOCKED);
    assertThat(TaskStatus.of(TaskState.REPORTED_DONE, Progress.DONE)).isEqualTo(TaskStatus.CLAIMED);
    assertThat(TaskStatus.of(TaskState.VERIFIED, Progress.DONE)).isEqualTo(TaskStatus.VERIFIED);
    assertThat(TaskStatus.of(TaskState.CLOSED, Progress.DONE)).isEqualTo(TaskStatus.CLOSED);
  }

  @Test
  void whatWasSentBackIsNotImplementedWhateverItsReportSaid() {
    assertThat(TaskStatus.of(TaskState.IN_PROGRESS, Progress.DONE)).isEqualTo(TaskStatus.BEHIND);
  }

  @Test
  void whatWasCancelledIsAbandonedWhateverItsReportSaid() {
    for (var progress : Progress.values()) {
      assertThat(TaskStatus.of(TaskState.CANCELLED, progress)).isEqualTo(TaskStatus.ABANDONED);
    }
  }

  @Test
  void theLightTurnsAmberThreeDaysBeforeTheDeadlineAndRedTheDayAfter() {
    assertThat(due(TODAY.plusDays(4))).isEqualTo(Light.GREEN);
    assertThat(due(TODAY.plusDays(3))).isEqualTo(Light.AMBER);
    assertThat(due(TODAY)).isEqualTo(Light.AMBER);
    assertThat(due(TODAY.minusDays(1))).isEqualTo(Light.RED);
  }

  @Test
  void whatIsReportedDoneIsNotLateAndWhatHasEndedHasNoLight() {
    var past = TODAY.minusDays(9);
    assertThat(Light.of(TaskState.REPORTED_DONE, past, null, TODAY)).isEqualTo(Light.GREEN);
    assertThat(Light.of(TaskState.CLOSED, past, null, TODAY)).isEqualTo(Light.GREY);
    assertThat(Light.of(TaskState.CANCELLED, past, null, TODAY)).isEqualTo(Light.GREY);
  }

  @Test
  void aTaskWithoutADeadlineTurnsAmberOnTheDayOfItsReview() {
    assertThat(Light.of(TaskState.ACCEPTED, null, TODAY.plusDays(1), TODAY)).isEqualTo(Light.GREEN);
    assertThat(Light.of(TaskState.ACCEPTED, null, TODAY, TODAY)).isEqualTo(Light.AMBER);
  }

  private static Light due(LocalDate deadline) {
    return Light.of(TaskState.IN_PROGRESS, deadline, null, TODAY);
  }
}
