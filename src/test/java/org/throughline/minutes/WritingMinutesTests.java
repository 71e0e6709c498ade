package org.throughline.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.meetings.MeetingSamples.done;
import static org.throughline.meetings.MeetingSamples.refusal;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewStatement;
import org.throughline.meetings.StatementVerb;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class WritingMinutesTests {
  private final Minutes minutes;
  private final TextBlocks blocks;
  private final Meetings meetings;
  private final Held held;
  private final Actor secretary;
  private final Actor chair;
  private final Actor stranger;

  WritingMinutesTests(
      Minutes minutes, TextBlocks blocks, Meetings meetings, Held held, DemoPeople people) {
    this.minutes = minutes;
    this.blocks = blocks;
    this.meetings = meetings;
    this.held = held;
    this.secretary = people.as("fengyue.secretary");
    this.chair = people.as("fengyue.chair");
    this.stranger = people.as("luoyan.secretary");
  }

  private long drawn(Language language) {
    return done(minutes.draw(secretary, held.meeting(secretary, chair, language)));
  }

  @Test
  void theyAreDrawnFromTheRecordEachParagraphJoinedToWhatItSays() {
    long id = drawn(Language.ENGLISH);
    var paragraphs = minutes.paragraphs(chair, id);
    assertThat(paragraphs)
        .extracting(Paragraph::text)
        .contains(
            "Held on 5 March 2026",
            "Place: Riverside Hall",
            "2. Programme for the rivers",
            "Ten rivers in two years.",
            "Lin Wei emphasised: No river is forgotten.",
            "Outcome: adopted as amended.",
            "Eleven rivers in three years.",
            "(1) Draw up the register.",
            "(2) Name a keeper for each river.");
    assertThat(paragraphs)
        .filteredOn(each -> each.kind() == ParagraphKind.STATEMENT)
        .singleElement()
        .satisfies(each -> {
          assertThat(each.source()).startsWith("statement/");
          assertThat(each.itemId()).isNotNull();
        });
    assertThat(paragraphs).extracting(Paragraph::line).doesNotHaveDuplicates();
  }

  @Test
  void inChineseTheySpeakAsMinutesDoThere() {
    long id = drawn(Language.CHINESE);
    assertThat(minutes.paragraphs(chair, id))
        .extracting(Paragraph::text)
        .contains(
            "河湖委员会第三次会议纪要",
            "时间：2026年3月5日",
            "地点：滨河厅",
            "二、Programme for the rivers",
            "议决：修改后通过。",
            "（一）Draw up the register.");
  }

  @Test
  void aParagraphKeepsItsLineWhenItIsRewordedAndIsTakenOutWhenEmptied() {
    long id = drawn(Language.ENGLISH);
    var before = minutes.paragraphs(secretary, id);
    var edits = new ArrayList<Edit>();
    for (var each : before) {
      edits.add(
          new Edit(
              each.line(),
              each.kind() == ParagraphKind.MATTER
                  ? ""
                  : each.kind() == ParagraphKind.OUTCOME ? "Adopted with a change." : each.text()));
      if (each.kind() == ParagraphKind.OUTCOME) {
        edits.add(new Edit(null, "Everybody was of one mind."));
      }
    }
    done(minutes.edit(secretary, id, edits));
    var after = minutes.paragraphs(secretary, id);
    var outcome =
        after.stream()
            .filter(each -> each.kind() == ParagraphKind.OUTCOME)
            .findFirst()
            .orElseThrow();
    assertThat(outcome.text()).isEqualTo("Adopted with a change.");
    assertThat(outcome.reworded()).isTrue();
    assertThat(before).extracting(Paragraph::line).contains(outcome.line());
    assertThat(after).noneMatch(each -> each.kind() == ParagraphKind.MATTER);
    var own = after.get(after.indexOf(outcome) + 1);
    assertThat(own.text()).isEqualTo("Everybody was of one mind.");
    assertThat(own.itemId()).isEqualTo(outcome.itemId());
  }

  @Test
  void takingTheRecordOverAgainLeavesWhatWasRewordedAndAddsWhatIsMissing() {
    long meeting = held.meeting(secretary, chair, Language.ENGLISH);
    long id = done(minutes.draw(secretary, meeting));
    var edits =
        minutes.paragraphs(secretary, id).stream()
            .map(each ->
                new Edit(
                    each.line(),
                    each.kind() == ParagraphKind.STATEMENT ? "Lin Wei spoke up." : each.text()))
            .toList();
    done(minutes.edit(secretary, id, edits));
    done(
        meetings.addStatement(
            secretary,
            meeting,
            new NewStatement(
                held.firstItem(meeting), StatementVerb.AGREED, null, null, "To go on.", null)));
    done(minutes.redraw(secretary, id));
    assertThat(minutes.paragraphs(secretary, id))
        .extracting(Paragraph::text)
        .contains("Lin Wei spoke up.", "The meeting agreed: To go on.")
        .doesNotContain("Lin Wei emphasised: No river is forgotten.");
  }

  @Test
  void whatCannotBeWrittenIsRefusedAndChangesNothing() {
    long id = drawn(Language.ENGLISH);
    var before = minutes.paragraphs(secretary, id);
    assertThat(refusal(minutes.edit(secretary, id, List.of(new Edit(null, " ")))))
        .isEqualTo("minutes.empty");
    assertThat(refusal(minutes.edit(secretary, id, List.of(new Edit(null, "x".repeat(20_001))))))
        .isEqualTo("minutes.too_long");
    assertThatThrownBy(() -> minutes.edit(secretary, id, List.of(new Edit(987_654_321L, "x"))))
        .isInstanceOf(NotFound.class);
    assertThat(minutes.paragraphs(secretary, id)).isEqualTo(before);
    assertThat(refusal(minutes.draw(secretary, minutes.get(secretary, id).meetingId())))
        .isEqualTo("minutes.drawn_already");
  }

  @Test
  void anotherBodyFindsNoneAndAMemberMayNotWrite() {
    long id = drawn(Language.ENGLISH);
    assertThatThrownBy(() -> minutes.get(stranger, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> minutes.edit(stranger, id, List.of())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> minutes.edit(chair, id, List.of(new Edit(null, "x"))))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void textBlocksAreKeptOnceAndAreTheBodysOwn() {
    done(blocks.keep(secretary, Language.ENGLISH, "Closing", "The chair closed the meeting."));
    done(blocks.keep(secretary, Language.ENGLISH, "Closing", "The meeting was closed."));
    assertThat(blocks.of(chair))
        .filteredOn(each -> each.name().equals("Closing"))
        .singleElement()
        .satisfies(each -> assertThat(each.text()).isEqualTo("The meeting was closed."));
    assertThat(blocks.of(stranger)).noneMatch(each -> each.name().equals("Closing"));
    long id = blocks.of(chair).getFirst().id();
    assertThatThrownBy(() -> blocks.remove(stranger, id)).isInstanceOf(NotFound.class);
    blocks.remove(secretary, id);
    assertThat(refusal(blocks.keep(secretary, Language.ENGLISH, " ", "x")))
        .isEqualTo("minutes.block.name_missing");
  }
}
