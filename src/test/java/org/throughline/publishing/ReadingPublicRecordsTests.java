package org.throughline.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.publishing.Pressroom.done;

import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.shared.Access;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class ReadingPublicRecordsTests {
  private static final String HOSTILE = "<script>alert('x')</script> \"quoted\" & <img src=x>";

  private final int port;
  private final Pressroom press;
  private final Editions editions;
  private final Review review;
  private final Publication publication;
  private final DemoPeople people;

  ReadingPublicRecordsTests(
      @LocalServerPort int port,
      Pressroom press,
      Editions editions,
      Review review,
      Publication publication,
      DemoPeople people) {
    this.port = port;
    this.press = press;
    this.editions = editions;
    this.review = review;
    this.publication = publication;
    this.people = people;
  }

  @Test
  void aStrangerReadsARecordInEitherLanguageWithoutASession() {
    var id = press.draft("mailing");
    press.translate("mailing", id);
    press.reviewTranslation("mailing", id);
    press.approve("mailing", id);
    press.publish("mailing", id);
    var code = press.code("mailing", id);
    var stranger = new Browser(port);
    var english = stranger.get("/en/records/" + code);
    assertThat(english.status()).isEqualTo(200);
    assertThat(english.raw().headers().allValues("set-cookie")).isEmpty();
    assertThat(english.raw().headers().firstValue("cache-control")).hasValue("public, no-cache");
    assertThat(english.page().select("html").attr("lang")).isEqualTo("en");
    assertThat(english.page().select("link[rel=alternate][hreflang]").eachAttr("hreflang"))
        .containsExactly("en", "zh-Hans", "x-default");
    var chinese = stranger.get("/zh-Hans/records/" + code);
    assertThat(chinese.page().select("h1").text()).isEqualTo("译文1");
    assertThat(chinese.page().select("link[rel=alternate][hreflang]").eachAttr("href"))
        .isEqualTo(english.page().select("link[rel=alternate][hreflang]").eachAttr("href"));
    assertThat(chinese.page().select(".who .languages a").first().attr("href"))
        .isEqualTo("/en/records/" + code);
    assertThat(new Browser(port).in("zh-Hans").get("/records/" + code).address().getPath())
        .isEqualTo("/zh-Hans/records/" + code);
  }

  @Test
  void anUnchangedPageIsNotSentAgain() {
    var path = "/en/records/" + press.code("mailing", press.published("mailing"));
    var stranger = new Browser(port);
    var tag = stranger.get(path).raw().headers().firstValue("etag").orElseThrow();
    var again =
        stranger.send(
            HttpRequest.newBuilder(stranger.root().resolve(path))
                .header("If-None-Match", tag)
                .build());
    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  void withoutATranslationTheSourceIsShownWithAnHonestNote() {
    var code = press.code("mailing", press.published("mailing"));
    var page = new Browser(port).get("/zh-Hans/records/" + code).page();
    assertThat(page.select("html").attr("lang")).isEqualTo("zh-Hans");
    assertThat(page.select("article h1").attr("lang")).isEqualTo("en");
    assertThat(page.select(".banner").text()).contains("尚未发布中文版");
    assertThat(page.select("link[hreflang]")).isEmpty();
  }

  @Test
  void nothingUnpublishedIsReachableInAnyState() {
    var drafts = new LinkedHashMap<String, Long>();
    drafts.put("draft", press.draft("duxi"));
    drafts.put("in review", press.draft("duxi"));
    done(review.submit(people.as("duxi.editor"), drafts.get("in review")));
    drafts.put("approved", press.draft("duxi"));
    press.approve("duxi", drafts.get("approved"));
    drafts.put("sent back", press.draft("duxi"));
    done(review.submit(people.as("duxi.editor"), drafts.get("sent back")));
    done(review.sendBack(people.as("duxi.chair"), drafts.get("sent back"), "why"));
    var correction = done(editions.correct(people.as("duxi.editor"), press.published("duxi")));
    press.write("duxi", correction, "Unpublished correction", "Not yet.");
    var stranger = new Browser(port).in("en");
    var never = stranger.get("/en/records/aaaaaaaaaa");
    assertThat(never.status()).isEqualTo(404);
    for (var each : drafts.values()) {
      var code = press.code("duxi", each);
      for (var path :
          List.of(
              "/records/" + code,
              "/en/records/" + code,
              "/zh-Hans/records/" + code,
              "/en/records/" + code + "/1",
              "/zh-Hans/records/" + code + "/1")) {
        assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
      }
      assertThat(stranger.get("/en/records/" + code).page().select("main").text())
          .isEqualTo(never.page().select("main").text());
      for (var inside : List.of("", "/preview", "/text", "/translation", "/related")) {
        assertThat(stranger.get("/editions/" + each + inside).address().getPath())
            .isEqualTo("/sign-in");
      }
      for (var list : lists()) {
        assertThat(stranger.get(list).body()).as(list).doesNotContain(code);
      }
    }
    var code = press.code("duxi", correction);
    assertThat(stranger.get("/en/records/" + code + "/2").status()).isEqualTo(404);
    assertThat(stranger.get("/en/records/" + code).body()).doesNotContain("Unpublished");
    for (var list : lists()) {
      assertThat(stranger.get(list).body()).doesNotContain("Unpublished correction");
    }
  }

  private static List<String> lists() {
    return List.of("/en/records", "/zh-Hans/records", "/en/records.atom", "/zh-Hans/records.atom");
  }

  @Test
  void aWithdrawnRecordAnswersGoneWithItsReason() {
    var id = press.published("mailing");
    var code = press.code("mailing", id);
    var title = editions.get(people.as("mailing.editor"), id).title();
    done(
        publication.withdraw(
            people.as("mailing.editor"), id, "It named a household. " + HOSTILE, null));
    var stranger = new Browser(port);
    for (var path :
        List.of(
            "/records/" + code,
            "/en/records/" + code,
            "/zh-Hans/records/" + code,
            "/en/records/" + code + "/1")) {
      var answer = stranger.get(path);
      assertThat(answer.status()).as(path).isEqualTo(410);
      assertThat(answer.page().select(".notice").text()).contains("It named a household. <script>");
      assertThat(answer.page().select(".notice p").first().attr("lang")).isEqualTo("en");
      assertThat(answer.body()).doesNotContain(title);
    }
    for (var list : lists()) {
      assertThat(stranger.get(list).body()).doesNotContain(code);
    }
  }

  @Test
  void aSupersededVersionStaysReadableAndSaysSo() {
    var first = press.published("mailing");
    var second = done(editions.correct(people.as("mailing.editor"), first));
    press.write("mailing", second, "Corrected", "Text.");
    press.approve("mailing", second);
    press.publish("mailing", second);
    var code = press.code("mailing", first);
    var stranger = new Browser(port).in("en");
    var old = stranger.get("/en/records/" + code + "/1").page();
    assertThat(old.select(".banner--warning").text()).contains("superseded");
    assertThat(old.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    assertThat(stranger.get("/en/records/" + code + "/2").address().getPath())
        .isEqualTo("/en/records/" + code);
    assertThat(stranger.get("/en/records/" + code).page().select(".article__meta").text())
        .contains("Corrected");
  }

  @Test
  void hostileTextStaysTextOnPageListAndFeed() {
    var id = press.draft("mailing");
    press.write("mailing", id, HOSTILE, HOSTILE + "\n\n## " + HOSTILE + "\n\n- " + HOSTILE);
    press.approve("mailing", id);
    press.publish("mailing", id);
    var code = press.code("mailing", id);
    var stranger = new Browser(port).in("en");
    var page = stranger.get("/en/records/" + code);
    assertThat(page.page().select("article h1").text()).isEqualTo(HOSTILE);
    assertThat(page.page().select(".prose p, .prose h2, .prose li").eachText())
        .containsOnly(HOSTILE);
    for (var path :
        List.of("/en/records/" + code, "/en/records", "/zh-Hans/records", "/en/records.atom")) {
      assertThat(stranger.get(path).body())
          .as(path)
          .doesNotContain("<script>alert")
          .doesNotContain("<img src=x>");
    }
    assertThat(
            org.jsoup.Jsoup.parse(
                    stranger.get("/en/records.atom").body(), org.jsoup.parser.Parser.xmlParser())
                .select("entry > title")
                .eachText())
        .contains(HOSTILE);
    var inside = new Browser(port).in("en").signedInAs("mailing.editor");
    for (var path : List.of("", "/preview", "/translation")) {
      assertThat(inside.get("/editions/" + id + path).body()).doesNotContain("<script>alert");
    }
  }

  @Test
  void anotherTenantFindsNothingInside() {
    var id = press.draft("mailing");
    var stranger = new Browser(port).in("en").signedInAs("heyu.editor");
    for (var path : List.of("", "/preview", "/text", "/related", "/translation")) {
      assertThat(stranger.get("/editions/" + id + path).status()).as(path).isEqualTo(404);
    }
    var tokens = stranger.get("/editions").page().select("input[name=_csrf]").attr("value");
    for (var path :
        List.of(
            "/text",
            "/related",
            "/submission",
            "/return-to-draft",
            "/approval",
            "/sending-back",
            "/publication",
            "/translation",
            "/translation/review",
            "/translation/publication",
            "/correction",
            "/withdrawal")) {
      assertThat(
              stranger
                  .post("/editions/" + id + path, Map.of("_csrf", tokens, "revision", "0"))
                  .status())
          .as(path)
          .isEqualTo(404);
    }
    var meeting = press.meeting("mailing", Access.INTERNAL);
    assertThat(stranger.get("/editions/new?meeting=" + meeting).status()).isEqualTo(404);
    assertThat(
            stranger
                .post("/editions", Map.of("_csrf", tokens, "meeting", String.valueOf(meeting)))
                .status())
        .isEqualTo(404);
  }

  @Test
  void oddAddressesAreNotFoundRatherThanWrong() {
    var stranger = new Browser(port);
    for (var path :
        List.of(
            "/en/records?page=0",
            "/en/records?page=x",
            "/en/records?page=99999",
            "/en/records?organisation=1x",
            "/en/records?organisation=999999",
            "/en/organisations/999999/records.atom",
            "/fr/records",
            "/en/records/" + "%00",
            "/en/records/aaaaaaaaaa/x",
            "/records/%3Cscript%3E")) {
      assertThat(stranger.get(path).status()).as(path).isBetween(400, 404);
    }
  }

  @Test
  void anEditorGoesTheWholeWayByForms() {
    var meeting = press.meeting("mailing", Access.INTERNAL);
    var editor = new Browser(port).in("en").signedInAs("mailing.editor");
    var drafted =
        editor.submit(editor.get("/editions/new?meeting=" + meeting), "/editions", Map.of());
    var at = drafted.address().getPath();
    var refused =
        editor.submit(editor.get(at + "/text"), at + "/text", Map.of("title", " ", "body", "Kept"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.page().select("textarea").text()).isEqualTo("Kept");
    editor.submit(editor.get(at + "/text"), at + "/text", Map.of("title", "By hand"));
    var submitted = editor.submit(editor.get(at), at + "/submission", Map.of());
    assertThat(submitted.page().select(".acts").text()).doesNotContain("Approve");
    var secretary = new Browser(port).in("en").signedInAs("mailing.secretary");
    assertThat(secretary.get("/desk").body()).contains("By hand");
    secretary.submit(secretary.get(at), at + "/approval", Map.of());
    var translator = new Browser(port).in("zh-Hans").signedInAs("mailing.translator");
    var sheet = translator.get(at + "/translation");
    var typed = new LinkedHashMap<String, String>();
    sheet.page().select("textarea").eachAttr("name").forEach(name -> typed.put(name, "译文"));
    translator.submit(sheet, at + "/translation", typed);
    editor.submit(editor.get(at + "/translation"), at + "/translation/review", Map.of());
    var published = editor.submit(editor.get(at), at + "/publication", Map.of());
    assertThat(published.page().select(".banner[role=status]").text()).contains("Published");
    assertThat(new Browser(port).get("/en/records").body()).contains("By hand");
  }
}
