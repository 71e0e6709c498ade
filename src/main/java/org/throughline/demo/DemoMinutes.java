package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.NewDecision;
import org.throughline.decisions.Votes;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.MeetingForm;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewAttendance;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.NewStatement;
import org.throughline.meetings.StatementVerb;
import org.throughline.meetings.Transitions;
import org.throughline.minutes.Approvals;
import org.throughline.minutes.Basis;
import org.throughline.minutes.Comments;
import org.throughline.minutes.Edit;
import org.throughline.minutes.Minutes;
import org.throughline.minutes.ParagraphKind;
import org.throughline.minutes.Signatures;
import org.throughline.minutes.SigningPlace;
import org.throughline.minutes.TextBlocks;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// The demo's minutes: a draft with a comment; and in Chinese those of an earlier meeting,
/// approved, signed, and corrected once.
@Component
class DemoMinutes {
  private static final int DAYS_AGO = 50;

  private final DemoCast cast;
  private final Meetings meetings;
  private final Transitions transitions;
  private final Decisions decisions;
  private final Minutes minutes;
  private final Comments comments;
  private final Approvals approvals;
  private final Signatures signatures;
  private final TextBlocks blocks;

  DemoMinutes(
      DemoCast cast,
      Meetings meetings,
      Transitions transitions,
      Decisions decisions,
      Minutes minutes,
      Comments comments,
      Approvals approvals,
      Signatures signatures,
      TextBlocks blocks) {
    this.cast = cast;
    this.meetings = meetings;
    this.transitions = transitions;
    this.decisions = decisions;
    this.minutes = minutes;
    this.comments = comments;
    this.approvals = approvals;
    this.signatures = signatures;
    this.blocks = blocks;
  }

  /// @param meeting that was held in English
  void create(long meeting, LocalDate today) {
    var secretary = cast.as("fengyue.secretary");
    long draft = done(minutes.draw(secretary, meeting));
    var report =
        minutes.paragraphs(secretary, draft).stream()
            .filter(each -> each.kind() == ParagraphKind.STATEMENT)
            .toList()
            .getLast();
    done(
        comments.add(
            cast.as("fengyue.member"),
            draft,
            report.line(),
            "Say which quarter comes first, so that the Bureau knows when to begin."));
    done(
        blocks.keep(
            secretary,
            Language.ENGLISH,
            "Closing",
            "There being no further business, the chair closed the meeting."));
    done(blocks.keep(secretary, Language.CHINESE, "会议要求", "会议要求，各有关单位要认真抓好落实，重要情况及时报告。"));
    inChinese(secretary, cast.as("fengyue.chair"), today.minusDays(DAYS_AGO));
  }

  private void inChinese(Actor secretary, Actor chair, LocalDate held) {
    long id =
        done(
            meetings.plan(
                secretary,
                new NewMeeting(
                    chair.organisationId(),
                    "枫月市河湖委员会第二次会议",
                    MeetingForm.ORDINARY,
                    "第二次会议",
                    held,
                    "市政务中心三楼会议室",
                    Language.CHINESE,
                    Access.INTERNAL)));
    long report = item(secretary, id, ItemKind.REPORT, "市水务局关于小微水体排查情况的汇报", null);
    long proposal =
        item(secretary, id, ItemKind.PROPOSAL, "关于建立河流名录的建议", "建议用一年时间建立全市河流名录，每季度通报一次进展。");
    present(secretary, id, AttendanceClass.PRESIDES, chair);
    present(secretary, id, AttendanceClass.MEMBER, cast.as("fengyue.member"));
    present(secretary, id, AttendanceClass.INVITED, cast.as("fengyue.water.head"));
    done(transitions.convene(secretary, id));
    done(transitions.open(secretary, id));
    said(secretary, id, report, StatementVerb.POINTED_OUT, "小微水体点多面广，排查不能只看台账，要到现场逐一核对");
    said(secretary, id, proposal, StatementVerb.REQUIRED, "名录编制要听取沿河村民意见，做到河有其名、名有其责");
    decide(secretary, report, DecisionOutcome.NOTED, "会议听取并同意市水务局的汇报。", null, List.of());
    decide(
        secretary,
        proposal,
        DecisionOutcome.ADOPTED_AS_AMENDED,
        "同意用两年时间建立全市河流名录，每半年通报一次进展。",
        new Votes(7, 0, 1),
        List.of("市水务局牵头编制河流名录，明年年底前完成第一批。", "各县（区）明确每条河流的责任人，并向社会公布。"));
    done(transitions.end(secretary, id));
    long first = done(minutes.draw(secretary, id));
    done(approvals.approve(chair, first, Basis.HAND, null));
    done(signatures.sign(chair, first, SigningPlace.PRESIDING));
    done(signatures.sign(secretary, first, SigningPlace.RECORDING));
    long second = done(minutes.correct(secretary, first, "表决票数误记，弃权应为二票"));
    var edits =
        minutes.paragraphs(secretary, second).stream()
            .map(each ->
                new Edit(
                    each.line(),
                    each.text().replace("赞成 7 票", "赞成 6 票").replace("弃权 1 票", "弃权 2 票")))
            .toList();
    done(minutes.edit(secretary, second, edits));
    done(approvals.approve(chair, second, Basis.HAND, null));
    done(signatures.sign(chair, second, SigningPlace.PRESIDING));
  }

  private long item(
      Actor secretary, long meeting, ItemKind kind, String title, @Nullable String text) {
    return done(meetings.addItem(secretary, meeting, new NewItem(kind, title, text, List.of())));
  }

  private void present(Actor secretary, long meeting, AttendanceClass as, Actor who) {
    done(
        meetings.addAttendance(
            secretary,
            meeting,
            new NewAttendance(as, who.personId(), who.postId(), null, null, null)));
  }

  private void said(Actor secretary, long meeting, long item, StatementVerb verb, String text) {
    done(
        meetings.addStatement(
            secretary, meeting, new NewStatement(item, verb, null, null, text + "。", null)));
  }

  private void decide(
      Actor secretary,
      long item,
      DecisionOutcome outcome,
      String text,
      @Nullable Votes votes,
      List<String> clauses) {
    done(
        decisions.record(
            secretary,
            item,
            new NewDecision(
                outcome,
                null,
                null,
                text,
                votes,
                clauses.stream()
                    .map(each -> new NewDecision.NewClause(null, each, null))
                    .toList())));
  }
}
