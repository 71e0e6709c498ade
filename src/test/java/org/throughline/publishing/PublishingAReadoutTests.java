package org.throughline.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.publishing.Pressroom.done;
import static org.throughline.publishing.Pressroom.refusal;
import static throughline.db.publishing.Tables.EDITION;
import static throughline.db.publishing.Tables.SEGMENT;
import static throughline.db.publishing.Tables.TRANSLATION;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.throughline.shared.Access;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class PublishingAReadoutTests {
  private final Editions editions;
  private final Review review;
  private final Publication publication;
  private final Translations translations;
  private final PublishedRecords published;
  private final PublishedLists lists;
  private final Pressroom press;
  private final DemoPeople people;
  private final DSLContext sql;

  PublishingAReadoutTests(
      Editions editions,
      Review review,
      Publication publication,
      Translations translations,
      PublishedRecords published,
      PublishedLists lists,
      Pressroom press,
      DemoPeople people,
      DSLContext sql) {
    this.editions = editions;
    this.review = review;
    this.publication = publication;
    this.translations = translations;
    this.published = published;
    this.lists = lists;
    this.press = press;
    this.people = people;
    this.sql = sql;
  }

  @Test
  void aMeetingBecomesAPublicRecordInTwoLanguages() {
    var id = press.draft("heyu");
    press.approve("heyu", id);
    press.translate("heyu", id);
    press.reviewTranslation("heyu", id);
    press.publish("heyu", id);
    var code = press.code("heyu", id);
    var english = published.find(code, Language.ENGLISH).orElseThrow();
    assertThat(english.title()).contains("2nd Meeting");
    assertThat(english.alsoIn()).isTrue();
    var chinese = published.find(code, Language.CHINESE).orElseThrow();
    assertThat(chinese.title()).isEqualTo("译文1");
    assertThat(chinese.language()).isEqualTo(Language.CHINESE);
  }

  @Test
  void withoutAReviewedTranslationTheSourceGoesOutAloneAndTheTranslationLater() {
    var id = press.draft("heyu");
    press.translate("heyu", id);
    press.approve("heyu", id);
    press.publish("heyu", id);
    var code = press.code("heyu", id);
    assertThat(published.find(code, Language.CHINESE).orElseThrow().language())
        .isEqualTo(Language.ENGLISH);
    var editor = people.as("heyu.editor");
    assertThat(refusal(publication.publishTranslation(editor, id)))
        .isEqualTo("publishing.translation.not_ready");
    press.reviewTranslation("heyu", id);
    done(publication.publishTranslation(editor, id));
    assertThat(published.find(code, Language.CHINESE).orElseThrow().language())
        .isEqualTo(Language.CHINESE);
    assertThat(lists.feed(null, Language.CHINESE))
        .extracting(PublishedRecord.Listed::code)
        .contains(code);
  }

  @Test
  void whoeverDraftedOrSubmittedItDoesNotApproveIt() {
    var id = press.draft("heyu");
    var editor = people.as("heyu.editor");
    done(review.submit(editor, id));
    assertThat(refusal(review.approve(editor, id, 0))).isEqualTo("publishing.own_edition");
    assertThat(refusal(review.sendBack(editor, id, "no"))).isEqualTo("publishing.own_edition");
    assertThatThrownBy(() ->
            sql.update(EDITION)
                .set(EDITION.STATE, "approved")
                .set(EDITION.APPROVED_BY, editor.personId())
                .set(EDITION.APPROVED_AT, java.time.Instant.now())
                .where(EDITION.ID.eq(id))
                .execute())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("two_people_publish");
  }

  @Test
  void anApprovalIsOfWhatWasRead() {
    var id = press.draft("heyu");
    var secretary = people.as("heyu.secretary");
    done(review.submit(people.as("heyu.editor"), id));
    done(review.takeBack(people.as("heyu.editor"), id));
    press.write("heyu", id, "Another title", "Another text");
    done(review.submit(people.as("heyu.editor"), id));
    assertThat(refusal(review.approve(secretary, id, 0))).isEqualTo("publishing.changed_since");
    done(review.approve(secretary, id, 1));
  }

  @Test
  void sendingBackAsksForAReasonThatTheEditorSees() {
    var id = press.draft("heyu");
    var secretary = people.as("heyu.secretary");
    done(review.submit(people.as("heyu.editor"), id));
    assertThat(refusal(review.sendBack(secretary, id, " ")))
        .isEqualTo("publishing.sent_back.no_reason");
    done(review.sendBack(secretary, id, "Name the rivers."));
    var edition = editions.get(people.as("heyu.editor"), id);
    assertThat(edition.state()).isEqualTo(EditionState.DRAFT);
    assertThat(edition.sentBackReason()).isEqualTo("Name the rivers.");
  }

  @Test
  void whoeverTranslatedItDoesNotReviewIt() {
    var id = press.draft("heyu");
    press.translate("heyu", id);
    var translator = people.as("heyu.translator");
    assertThat(refusal(translations.review(translator, id, 1)))
        .isEqualTo("publishing.translation.own");
    assertThatThrownBy(() ->
            sql.update(TRANSLATION)
                .set(TRANSLATION.STATE, "reviewed")
                .set(TRANSLATION.REVIEWED_BY, translator.personId())
                .where(TRANSLATION.EDITION_ID.eq(id))
                .execute())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("two_people_translate");
  }

  @Test
  void anUnfinishedTranslationIsNotReviewed() {
    var id = press.draft("heyu");
    done(translations.save(people.as("heyu.translator"), id, 0, Map.of(1, "标题")));
    assertThat(refusal(translations.review(people.as("heyu.editor"), id, 1)))
        .isEqualTo("publishing.translation.not_whole");
  }

  @Test
  void aChangeOfTheSourceMakesItsTranslationStaleAndItsReviewVoid() {
    var id = press.draft("heyu");
    press.write("heyu", id, "Title", "One.\n\nTwo.\n\nThree.");
    press.translate("heyu", id);
    press.reviewTranslation("heyu", id);
    press.write("heyu", id, "Title", "New.\n\nOne.\n\nTwo, changed.\n\nThree.");
    var translation = translations.of(editions.get(people.as("heyu.editor"), id));
    assertThat(translation.state()).isEqualTo(TranslationState.DRAFT);
    assertThat(translation.pairs())
        .extracting(Translations.Pair::text)
        .containsExactly("译文1", "译文2", "译文2", "译文4", "译文4");
    assertThat(translation.pairs())
        .extracting(Translations.Pair::stale)
        .containsExactly(false, true, false, true, false);
  }

  @Test
  void whatIsPublishedIsFrozenInServiceAndDatabase() {
    var id = press.draft("heyu");
    press.translate("heyu", id);
    press.reviewTranslation("heyu", id);
    press.approve("heyu", id);
    press.publish("heyu", id);
    var editor = people.as("heyu.editor");
    assertThat(refusal(editions.edit(editor, id, new Editions.Text(0, "x", "y", "s", null))))
        .isEqualTo("publishing.not_a_draft");
    assertThat(refusal(translations.save(editor, id, 1, Map.of())))
        .isEqualTo("publishing.translation.frozen");
    for (var language : List.of("en", "zh-Hans")) {
      assertThatThrownBy(() ->
              sql.update(SEGMENT)
                  .set(SEGMENT.TEXT, "x")
                  .where(SEGMENT.EDITION_ID.eq(id), SEGMENT.LANGUAGE.eq(language))
                  .execute())
          .isInstanceOf(DataIntegrityViolationException.class);
    }
    assertThatThrownBy(() ->
            sql.update(EDITION).set(EDITION.SOURCE_EN, "x").where(EDITION.ID.eq(id)).execute())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(
            () -> sql.deleteFrom(TRANSLATION).where(TRANSLATION.EDITION_ID.eq(id)).execute())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> sql.deleteFrom(EDITION).where(EDITION.ID.eq(id)).execute())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aCorrectionSupersedesWhatItCorrectsOnceItIsPublished() {
    var first = press.published("heyu");
    var code = press.code("heyu", first);
    var editor = people.as("heyu.editor");
    var second = done(editions.correct(editor, first));
    assertThat(refusal(editions.correct(editor, first)))
        .isEqualTo("publishing.correction_under_way");
    press.write("heyu", second, "Corrected title", "Corrected text.");
    assertThat(published.find(code, Language.ENGLISH).orElseThrow().number()).isEqualTo(1);
    press.approve("heyu", second);
    press.publish("heyu", second);
    var now = published.find(code, Language.ENGLISH).orElseThrow();
    assertThat(now.title()).isEqualTo("Corrected title");
    assertThat(now.number()).isEqualTo(2);
    var before = published.find(code, 1, Language.ENGLISH).orElseThrow();
    assertThat(before.current()).isFalse();
    assertThat(now.firstPublishedAt()).isEqualTo(before.firstPublishedAt());
  }

  @Test
  void withdrawingAsksForAReasonAndEndsEveryVersion() {
    var first = press.published("heyu");
    var code = press.code("heyu", first);
    var editor = people.as("heyu.editor");
    var second = done(editions.correct(editor, first));
    press.approve("heyu", second);
    press.publish("heyu", second);
    assertThat(refusal(publication.withdraw(editor, second, " ", null)))
        .isEqualTo("publishing.withdrawal.no_reason");
    done(publication.withdraw(editor, second, null, "内容有误"));
    assertThat(published.find(code, Language.ENGLISH)).isEmpty();
    assertThat(published.find(code, 1, Language.ENGLISH)).isEmpty();
    assertThat(published.notice(code, Language.ENGLISH).orElseThrow().reasonZh()).isEqualTo("内容有误");
    assertThat(lists.list(null, Language.ENGLISH, 1))
        .extracting(PublishedRecord.Listed::code)
        .doesNotContain(code);
    assertThat(lists.feed(null, Language.ENGLISH))
        .extracting(PublishedRecord.Listed::code)
        .doesNotContain(code);
  }

  @Test
  void aCorrectionOfAWithdrawnRecordIsNotPublished() {
    var first = press.published("heyu");
    var second = done(editions.correct(people.as("heyu.editor"), first));
    press.approve("heyu", second);
    done(publication.withdraw(people.as("heyu.editor"), first, "Wrong.", null));
    assertThat(refusal(publication.publish(people.as("heyu.editor"), second)))
        .isEqualTo("publishing.address_withdrawn");
  }

  @Test
  void aRestrictedMeetingIsNotPublishedAndOneNotEndedNeither() {
    var editor = people.as("heyu.editor");
    var restricted = press.meeting("heyu", Access.RESTRICTED);
    assertThat(refusal(editions.draft(editor, restricted)))
        .isEqualTo("publishing.meeting.restricted");
    assertThat(refusal(editions.draft(editor, press.plannedMeeting("heyu"))))
        .isEqualTo("publishing.meeting.not_ended");
  }

  @Test
  void aMeetingThatBecomesRestrictedIsStoppedOnItsWay() {
    var id = press.draft("heyu");
    press.approve("heyu", id);
    var meeting = editions.get(people.as("heyu.secretary"), id).meetingId();
    sql.execute("update meetings.meeting set access = 'restricted' where id = ?", meeting);
    assertThatThrownBy(() -> publication.publish(people.as("heyu.editor"), id))
        .isInstanceOf(NotFound.class);
    assertThat(published.find(codeOf(id), Language.ENGLISH)).isEmpty();
  }

  @Test
  void aReadoutDoesNotNameARestrictedDirective() {
    var open = press.directive("heyu", Access.INTERNAL);
    var hidden = press.directive("heyu", Access.RESTRICTED);
    var meeting = press.meeting("heyu", Access.INTERNAL, open, hidden);
    var text = done(editions.preview(people.as("heyu.editor"), meeting)).text().toString();
    assertThat(text)
        .contains("Opinions INTERNAL")
        .doesNotContain("RESTRICTED")
        .doesNotContain("Item " + hidden)
        .contains("Other matters were also considered.");
  }

  @Test
  void aMeetingHasOneReadout() {
    var meeting = press.meeting("heyu", Access.INTERNAL);
    done(editions.draft(people.as("heyu.editor"), meeting));
    assertThat(refusal(editions.draft(people.as("heyu.editor"), meeting)))
        .isEqualTo("publishing.meeting.has_readout");
  }

  @Test
  void anotherBodysEditorKnowsOfNone() {
    var id = press.published("heyu");
    var stranger = people.as("duxi.editor");
    assertThatThrownBy(() -> editions.get(stranger, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> editions.correct(stranger, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> publication.withdraw(stranger, id, "x", null))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> translations.save(stranger, id, 0, Map.of()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> review.approve(people.as("heyu.water.head"), id, 0))
        .isInstanceOf(Forbidden.class);
  }

  /// Whatever people try, in whatever order: nobody approves their own, and what is public was
  /// approved.
  @Test
  void whateverIsTriedNothingIsPublicWithoutTwoPeople() {
    var random = new Random(20261121);
    var posts = List.of("heyu.editor", "heyu.secretary", "heyu.chair", "heyu.translator");
    for (var walk = 0; walk < 6; walk++) {
      var id = press.draft("heyu");
      var code = codeOf(id);
      for (var step = 0; step < 25; step++) {
        var actor = people.as(posts.get(random.nextInt(posts.size())));
        try {
          switch (random.nextInt(7)) {
            case 0 -> review.submit(actor, id);
            case 1 -> review.takeBack(actor, id);
            case 2 -> review.approve(actor, id, editions.get(actor, id).revision());
            case 3 -> review.sendBack(actor, id, "again");
            case 4 -> publication.publish(actor, id);
            case 5 ->
                editions.edit(
                    actor,
                    id,
                    new Editions.Text(editions.get(actor, id).revision(), "T", "x", "s", null));
            default -> publication.withdraw(actor, id, "why", null);
          }
        } catch (Forbidden expected) {
          assertThat(actor.roles()).isNotEmpty();
        }
        var edition = editions.get(people.as("heyu.editor"), id);
        var isPublic = published.find(code, Language.ENGLISH).isPresent();
        assertThat(isPublic).isEqualTo(edition.state() == EditionState.PUBLISHED);
        if (isPublic) {
          assertThat(edition.approvedBy())
              .isNotNull()
              .isNotEqualTo(edition.draftedBy())
              .isNotEqualTo(edition.submittedBy());
        }
      }
    }
  }

  private String codeOf(long id) {
    return sql.select(EDITION.CODE).from(EDITION).where(EDITION.ID.eq(id)).fetchSingle().value1();
  }
}
