package org.throughline.readouts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.readouts.reading.Reading.Tongue;

/// What a person expects to find proposed for readouts of several kinds.
class ReadingAReadoutTests {
  @Test
  void aDateSpelledYesterdayIsResolvedAndSaysSo() {
    Reading reading = Fixtures.read("cabinet-decisions");
    assertThat(value(reading.published())).isEqualTo("2024-09-17");
    assertThat(value(reading.held())).isEqualTo("2024-09-16");
    assertThat(reading.held().inferred()).isTrue();
    assertThat(reading.published().inferred()).isFalse();
  }

  @Test
  void withoutADayOfPublicationYesterdayIsNoDate() {
    Reading reading =
        Reader.read(
            "The Harbour Board met yesterday at the Custom House. The Board approved the tariff.");
    assertThat(reading.held()).isNull();
    assertThat(value(reading.body())).isEqualTo("Harbour Board");
    assertThat(value(reading.place())).isEqualTo("Custom House");
  }

  @Test
  void aCabinetIsToldFromItsName() {
    Reading reading = Fixtures.read("cabinet-decisions");
    assertThat(value(reading.body())).isEqualTo("Cabinet of Ministers");
    assertThat(value(reading.kind())).isEqualTo("cabinet");
    assertThat(people(reading, Role.PRESIDED)).containsExactly("Ruwan Silva");
    assertThat(people(reading, Role.SPOKE)).containsExactly("Kamala Dias");
  }

  @Test
  void aPostMayHaveCommasInIt() {
    assertThat(Fixtures.read("cabinet-decisions").people())
        .filteredOn(p -> p.name().value().equals("Bimal Ratne"))
        .singleElement()
        .satisfies(p ->
            assertThat(value(p.post()))
                .isEqualTo("Minister of Transport, Highways and Urban Development"));
  }

  @Test
  void anInstructionNamesWhoMustAct() {
    assertThat(Fixtures.read("cabinet-decisions").requirements())
        .anySatisfy(r -> {
          assertThat(r.text().value()).startsWith("The President instructed");
          assertThat(value(r.addressee())).isEqualTo("Ministry of Finance");
        });
  }

  @Test
  void minutesListMembersBySurnameUnderTheirPost() {
    Reading reading = Fixtures.read("district-minutes");
    assertThat(value(reading.kind())).isEqualTo("council");
    assertThat(value(reading.held())).isEqualTo("2019-03-18");
    assertThat(people(reading, Role.PRESIDED)).containsExactly("D. Butler");
    assertThat(people(reading, Role.ATTENDED)).contains("Costelloe", "Pond").hasSize(8);
    assertThat(people(reading, Role.SAT_IN)).containsExactly("K. Lehane", "C. Farrell");
  }

  @Test
  void whoSentApologiesWasNotThere() {
    assertThat(Fixtures.read("township-minutes").people())
        .noneMatch(p -> p.name().value().contains("Moore"));
    assertThat(Fixtures.read("steering-council").people())
        .noneMatch(p -> p.name().value().contains("Haddad"));
  }

  @Test
  void aMotionIsBusinessOnlyIfItIsCarried() {
    assertThat(business(Fixtures.read("township-minutes"), BusinessKind.ADOPTED))
        .contains("resignation of Joe Bell from the Museum Board with regret")
        .noneMatch(item -> item.contains("Oakfield"));
  }

  @Test
  void aWireReportGivesItsAgencyAndItsDay() {
    Reading reading = Fixtures.read("wire-report");
    assertThat(value(reading.source())).isEqualTo("Reuters");
    assertThat(value(reading.published())).isEqualTo("1987-10-26");
    assertThat(value(reading.held())).isEqualTo("1987-10-25");
    assertThat(people(reading, Role.PRESIDED)).containsExactly("Paul de Keers");
  }

  @Test
  void aChineseGovernmentMeetingIsReadClauseByClause() {
    Reading reading = Fixtures.read("city-government");
    assertThat(reading.language()).isEqualTo(Tongue.CHINESE);
    assertThat(value(reading.body())).isEqualTo("临江市政府");
    assertThat(value(reading.session())).isEqualTo("第38次常务会议");
    assertThat(reading.conveyed()).extracting(Found::value).containsExactly("全国两会", "省政府常务会议");
    assertThat(business(reading, BusinessKind.HEARD)).containsExactly("全市安全生产情况汇报");
    assertThat(business(reading, BusinessKind.ADOPTED)).contains("临江市城市更新条例（草案）");
    assertThat(business(reading, BusinessKind.DELIBERATED)).isEmpty();
    assertThat(people(reading, Role.SAT_IN)).containsExactly("何平");
  }

  @Test
  void chineseRequirementsNeedNoYao() {
    assertThat(Fixtures.read("city-government").requirements())
        .extracting(r -> r.text().value())
        .contains("要抓好春耕备耕，确保粮食安全", "严格落实安全生产责任制，坚决防范重特大事故发生")
        .noneMatch(text -> text.startsWith("会议"));
  }

  @Test
  void theWordZhongIsNoRequirement() {
    Reading reading = Reader.read("会议指出，这项工作十分重要，具有重大意义。");
    assertThat(reading.requirements()).isEmpty();
  }

  @Test
  void namesInChineseEndWhereTheVerbBegins() {
    Reading reading = Fixtures.read("party-standing-committee");
    assertThat(people(reading, Role.PRESIDED)).containsExactly("林国栋");
    assertThat(people(reading, Role.ATTENDED)).containsExactly("高明", "吴爱华");
    assertThat(reading.enlarged()).isNotNull();
  }

  @Test
  void aPostMayStandBehindAChineseName() {
    Reading reading = Fixtures.read("chairpersons-meeting");
    assertThat(people(reading, Role.PRESIDED)).containsExactly("赵清和");
    assertThat(value(reading.kind())).isEqualTo("standing_committee");
    assertThat(value(reading.held())).isEqualTo("2024-05-20");
  }

  @Test
  void menusAndFootersAreNotRead() {
    Reading reading =
        Reader.read(
            """
            Home
            About us
            Friendship Cities
            News

            Port Council approves new pier

            The Port Council met on 4 May 2021 in the Sail Loft. Ms. Ada Brandt chaired the meeting.
            The Port Council approved the construction of a pier for small boats.

            Related news
            - Mayor Otto Klein said that taxes must fall    2021-05-01
            """);
    assertThat(value(reading.title())).isEqualTo("Port Council approves new pier");
    assertThat(reading.people()).extracting(p -> p.name().value()).containsExactly("Ada Brandt");
    assertThat(reading.requirements()).isEmpty();
  }

  @Test
  void aTextThatOpensWithItsLeadHasNoTitle() {
    Reading reading =
        Reader.read(
            "On Monday the Water Board held a meeting and approved the plan for new wells in the"
                + " valley.");
    assertThat(reading.title()).isNull();
  }

  @Test
  void anEmptyTextSaysNothing() {
    for (String text : List.of("", " \n ", "。")) {
      Reading reading = Reader.read(text);
      assertThat(reading.people()).isEmpty();
      assertThat(reading.title()).isNull();
      assertThat(reading.held()).isNull();
    }
  }

  static @Nullable String value(@Nullable Found found) {
    return found == null ? null : found.value();
  }

  static List<String> people(Reading reading, Role role) {
    return reading.people().stream()
        .filter(p -> p.role() == role)
        .map(p -> p.name().value())
        .toList();
  }

  static List<String> business(Reading reading, BusinessKind kind) {
    return reading.business().stream()
        .filter(b -> b.kind() == kind)
        .map(b -> b.text().value())
        .toList();
  }
}
