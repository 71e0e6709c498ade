package org.throughline.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// More requests than places: the first are answered, the others wait, and are told so in the end.
class WaitingInACrowdTests {

  @Test
  void whoeverFindsNoPlaceIsToldToComeAgainAndAFreedPlaceIsTaken() throws Exception {
    var crowd = new Crowd(2, Duration.ofMillis(50));
    var inside = new CountDownLatch(2);
    var leave = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var reader = 0; reader < 2; reader++) {
        threads.submit(() -> {
          crowd.doFilter(
              new MockHttpServletRequest(),
              new MockHttpServletResponse(),
              (request, response) -> {
                inside.countDown();
                try {
                  leave.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
          return null;
        });
      }
      inside.await();
      var refused = new MockHttpServletResponse();
      crowd.doFilter(
          new MockHttpServletRequest(),
          refused,
          (request, response) -> {
            throw new AssertionError("no place was free");
          });
      assertThat(refused.getStatus()).isEqualTo(503);
      assertThat(refused.getHeader("Retry-After")).isEqualTo("5");
      leave.countDown();
    }
    var answered = new MockHttpServletResponse();
    crowd.doFilter(
        new MockHttpServletRequest(),
        answered,
        (request, response) ->
            ((jakarta.servlet.http.HttpServletResponse) response).setStatus(204));
    assertThat(answered.getStatus()).isEqualTo(204);
  }
}
