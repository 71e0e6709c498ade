package org.throughline.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.support.Browser;
import org.throughline.support.ProductTest;

@ProductTest
class SigningInTests {
  private final int port;

  SigningInTests(@LocalServerPort int port) {
    this.port = port;
  }

  @Test
  void aSecretarySignsInAndSeesTheDesk() {
    var desk = new Browser(port).in("en").signedInAs("fengyue.secretary").get("/desk");
    assertThat(desk.status()).isEqualTo(200);
    assertThat(desk.page().select("h1").text()).isEqualTo("What waits for you");
    assertThat(desk.page().select(".who__post").text()).contains("Fengyue General Office");
  }

  @Test
  void theDeskIsInChineseForWhoeverReadsChinese() {
    var desk = new Browser(port).in("zh-Hans").signedInAs("fengyue.secretary").get("/desk");
    assertThat(desk.page().select("h1").text()).isEqualTo("待办事项");
    assertThat(desk.page().select("html").attr("lang")).isEqualTo("zh-Hans");
  }

  @Test
  void aWrongPasswordIsRefusedWithASentence() {
    var browser = new Browser(port).in("en");
    var answer =
        browser.submit(
            browser.get("/sign-in"), "/sign-in", Map.of("login", "nobody", "password", "wrong"));
    assertThat(answer.page().select("[role=alert]").text()).contains("do not fit together");
  }

  @Test
  void nothingInsideIsShownWithoutSigningIn() {
    assertThat(new Browser(port).get("/desk").address().getPath()).isEqualTo("/sign-in");
  }
}
