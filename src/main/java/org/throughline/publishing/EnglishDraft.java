package org.throughline.publishing;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.throughline.meetings.AttendanceClass;
import org.throughline.meetings.ItemKind;
import org.throughline.publishing.MeetingRecord.Business;
import org.throughline.publishing.MeetingRecord.Present;
import org.throughline.publishing.MeetingRecord.Said;

/// A readout in English.
final class EnglishDraft implements DraftWriter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /// Such titles name their matter by themselves; others are quoted.
  private static final Pattern SPEAKING =
      Pattern.compile(
          "^(?:Report|Proposal|Draft|Plan|Programme|Request|Motion|Amendment|Election|Appointment)s? (?:of|by|on|for|to|from) .*");

  private static final Pattern COMMON_START =
      Pattern.compile(
          "^(?:A|An|The|Each|Every|All|No|This|These|Those|That|It|Its|Their|They|There|Any|Both|In|On|At|By|For|From|To|With|As|Where|When|While|If|What|Whoever|Who|Not|Only|More|Most) .*",
          Pattern.DOTALL);
  private static final Pattern COMMON_NOUN =
      Pattern.compile(
          ".*\\b(Committee|Commission|Office|Bureau|Department|Board|Council|Government|Ministry|Group)$");

  @Override
  public List<Segment> write(MeetingRecord record) {
    var draft = new Draft();
    draft.add(SegmentKind.TITLE, headline(record));
    draft.add(SegmentKind.PARAGRAPH, opening(record));
    conveyed(record, draft);
    for (var item : record.business()) {
      draft.add(SegmentKind.PARAGRAPH, business(item));
      item.decided().forEach(each -> draft.add(SegmentKind.ITEM, sentence(each)));
    }
    record.said().forEach(each -> draft.add(SegmentKind.PARAGRAPH, said(each)));
    if (record.omitted()) {
      draft.add(SegmentKind.PARAGRAPH, "Other matters were also considered.");
    }
    draft.add(SegmentKind.PARAGRAPH, attended(record));
    return draft.segments();
  }

  private static String headline(MeetingRecord record) {
    var session = record.session();
    return session == null || session.isBlank() || !session.matches("(?i).*meeting|.*session")
        ? record.title()
        : record.organisation() + " holds its " + bare(session);
  }

  private static String opening(MeetingRecord record) {
    var text = new StringBuilder(capital(the(record.organisation())));
    var session = record.session();
    text.append(
        session == null || session.isBlank() || !session.matches("(?i).*meeting|.*session")
            ? " met"
            : " held its " + bare(session));
    if (record.place() != null && !record.place().isBlank()) {
      text.append(" in ").append(record.place());
    }
    if (record.heldOn() != null) {
      text.append(" on ").append(DATE.format(record.heldOn()));
    }
    text.append('.');
    var chairs = DraftWriter.only(record, AttendanceClass.PRESIDES);
    if (!chairs.isEmpty()) {
      text.append(' ').append(capital(people(chairs))).append(" presided.");
    }
    return text.toString();
  }

  private static void conveyed(MeetingRecord record, Draft draft) {
    var titles =
        record.business().stream()
            .flatMap(item -> item.directives().stream())
            .map(each -> quoted(each.title()))
            .distinct()
            .toList();
    if (!titles.isEmpty()) {
      draft.add(SegmentKind.PARAGRAPH, "The meeting conveyed and studied " + list(titles) + ".");
    }
  }

  private static String business(Business item) {
    var title = matter(item.title());
    var from = item.presenter() == null ? "" : " from " + the(item.presenter());
    var text =
        switch (item.kind()) {
          case CONVEY -> item.directives().isEmpty() ? "It conveyed " + title : "";
          case REPORT ->
              SPEAKING.matcher(item.title()).matches()
                  ? "It heard " + title + from
                  : "It heard a report" + from + " on " + title;
          case PROPOSAL -> "It deliberated " + title;
          case INFORM ->
              "It was informed"
                  + (from.isEmpty() ? "" : " by" + from.substring(5))
                  + " of "
                  + title;
          case ELECT -> "It held the election " + title;
          case FOLLOW_UP -> "It reviewed what had become of " + title;
          case ARRANGE -> "It made arrangements for " + title;
        };
    var outcome = outcome(item);
    if (text.isEmpty()) {
      return item.decided().isEmpty() ? "" : "It decided:";
    }
    var decided =
        item.decided().isEmpty() ? "." : outcome.isEmpty() ? " and decided:" : ". It decided:";
    return text + outcome + decided;
  }

  private static String outcome(Business item) {
    if (item.outcome() == null) {
      return "";
    }
    return switch (item.outcome()) {
      case ADOPTED -> " and adopted it";
      case ADOPTED_AS_AMENDED -> " and adopted it as amended";
      case DEFERRED ->
          item.deferredTo() == null
              ? " and deferred it"
              : " and deferred it to " + DATE.format(item.deferredTo());
      case REFERRED ->
          item.referredTo() == null
              ? " and referred it to another body"
              : " and referred it to " + the(item.referredTo());
      case RETURNED -> " and returned it for revision";
      case REJECTED -> " and did not adopt it";
      case WITHDRAWN -> "; the proposal was withdrawn";
      case NOTED -> item.kind() == ItemKind.REPORT ? " and took note of it" : " and took note";
    };
  }

  private static String said(Said said) {
    var who = said.speaker() == null ? "The meeting" : capital(said.speaker());
    var verb =
        switch (said.verb()) {
          case EMPHASISED -> " emphasised that ";
          case POINTED_OUT -> " pointed out that ";
          case REQUIRED ->
              said.addressee() == null || names(said.text(), said.addressee())
                  ? " asked that "
                  : " asked of " + the(said.addressee()) + " that ";
          case PLEDGED -> " pledged that ";
          case REPORTED -> " reported that ";
          case AGREED -> " agreed that ";
        };
    return sentence(who + verb + inner(said.text()));
  }

  private static String attended(MeetingRecord record) {
    var members = DraftWriter.only(record, AttendanceClass.MEMBER, AttendanceClass.SUBSTITUTE);
    var guests = DraftWriter.only(record, AttendanceClass.INVITED, AttendanceClass.OBSERVER);
    var text = new StringBuilder();
    if (!members.isEmpty()) {
      text.append(capital(people(members))).append(" attended.");
    }
    if (!guests.isEmpty()) {
      text.append(text.isEmpty() ? "" : " ");
      text.append(capital(people(guests))).append(" took part without a vote.");
    }
    return text.toString();
  }

  private static String people(List<Present> present) {
    return list(present.stream().map(EnglishDraft::person).toList());
  }

  private static String person(Present present) {
    if (!present.name().isEmpty()) {
      return present.post().isEmpty()
          ? present.name()
          : present.name() + " (" + present.post() + ")";
    }
    if (present.count() != null) {
      return present.count() + " " + (present.post().isEmpty() ? "others" : present.post());
    }
    return the(present.post());
  }

  private static String list(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    var all = new ArrayList<>(parts);
    var last = all.removeLast();
    return String.join(", ", all) + " and " + last;
  }

  private static boolean names(String text, String addressee) {
    return text.toLowerCase(Locale.ENGLISH).startsWith(addressee.toLowerCase(Locale.ENGLISH))
        || text.toLowerCase(Locale.ENGLISH)
            .startsWith("the " + addressee.toLowerCase(Locale.ENGLISH));
  }

  private static String matter(String title) {
    return SPEAKING.matcher(title).matches()
        ? "the " + title.substring(0, 1).toLowerCase(Locale.ENGLISH) + title.substring(1)
        : quoted(title);
  }

  /// A sentence inside another begins small, unless with a name.
  private static String inner(String text) {
    var stripped = text.strip();
    return COMMON_START.matcher(stripped).matches()
        ? stripped.substring(0, 1).toLowerCase(Locale.ENGLISH) + stripped.substring(1)
        : stripped;
  }

  private static String quoted(String title) {
    return title.startsWith("“") ? title : "“" + title + "”";
  }

  private static String the(String name) {
    return COMMON_NOUN.matcher(name).matches()
            && !name.startsWith("The ")
            && !name.startsWith("the ")
        ? "the " + name
        : name;
  }

  private static String bare(String session) {
    return session.replaceFirst("^(?i)the ", "");
  }

  private static String sentence(String text) {
    var stripped = text.strip();
    return stripped.matches("(?s).*[.!?:;”\"]$") ? stripped : stripped + ".";
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
  }
}
