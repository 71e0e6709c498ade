package org.throughline.readouts.reading;

import java.util.List;

/// A turn of phrase that tells of business by a noun ("approval was granted to", "discussions were
/// held on"); what follows it is the item.
record Nominal(BusinessKind kind, Phrases phrases) {
  static final List<Nominal> ALL =
      List.of(
          new Nominal(
              BusinessKind.ADOPTED,
              "approval\\s+(?:was|has\\s+been|is|were)\\s+(?:also\\s+)?(?:granted|given"
                  + "|obtained)\\s+(?:to|for)\\s+",
              "ap"),
          new Nominal(
              BusinessKind.ADOPTED,
              "approved\\s+(?:a|the)\\s+(?:proposals?|resolutions?)\\s+(?:furnished|presented"
                  + "|submitted|made|tabled|forwarded)\\s+by\\s+.{3,160}?\\s+to\\s+",
              "ap"),
          new Nominal(
              BusinessKind.ADOPTED,
              "it\\s+was\\s+(?:also\\s+|further\\s+|unanimously\\s+|then\\s+)*(?:agreed|resolved"
                  + "|decided)\\s+(?:to|that)\\s+",
              "it"),
          new Nominal(
              BusinessKind.ADOPTED, "(?:and|was)\\s+(?:unanimously\\s+)?agreed\\s+to\\s+", "an wa"),
          new Nominal(
              BusinessKind.ADOPTED,
              "decision\\s+was\\s+(?:also\\s+)?(?:taken|made|reached)\\s+(?:to|that)\\s+",
              "de"),
          new Nominal(BusinessKind.ADOPTED, "voted\\s+for\\s+", "vo"),
          new Nominal(
              BusinessKind.DELIBERATED,
              "discussions?\\s+(?:(?:was|were)\\s+)?(?:also\\s+)?(?:held|took\\s+place|conducted"
                  + "|ensued|centered|centred|focus(?:s)?ed|addressed|covered"
                  + "|revolved)(?:\\s+(?:during"
                  + "|at)\\s+the\\s+meeting)?(?:\\s+(?:also\\s+)?(?:focus(?:s)?ed))?\\s+(?:regarding|on|about|concerning|around|over|upon|the\\s+|possible\\s+)",
              "di"),
          new Nominal(
              BusinessKind.DELIBERATED,
              "discussions?\\s+(?:during|at)\\s+(?:the"
                  + "|this)\\s+meeting\\s+(?:also\\s+)?(?:focus(?:s)?ed|centered"
                  + "|centred)\\s+(?:on|around)\\s+",
              "di"),
          new Nominal(
              BusinessKind.DELIBERATED,
              "attention\\s+was\\s+(?:also\\s+)?(?:paid|drawn|given|focus(?:s)?ed)\\s+(?:to"
                  + "|on)\\s+",
              "at"),
          new Nominal(
              BusinessKind.DELIBERATED,
              "(?:key\\s+)?(?:points?|topics?|issues?|matters?|items?"
                  + "|subjects?)\\s+(?:\\w+\\s+)?discussed(?:\\s+(?:at|during"
                  + "|in)\\s+the\\s+\\w+)?\\s+(?:included?|was|were)\\s+",
              "ke po to is ma it su"),
          new Nominal(
              BusinessKind.DELIBERATED,
              "extensive\\s+(?:deliberation|discussion)s?\\s+on\\s+",
              "ex"),
          new Nominal(
              BusinessKind.HEARD,
              "(?:heard|received|listened\\s+to)\\s+(?:an?|the)\\s+(?:\\w+\\s+){0,2}?(?:briefing"
                  + "|presentation|overview|update|report|explanation)s?\\s+(?:(?:given|delivered"
                  + "|made|presented)\\s+)?(?:by|from)\\s+[^.;]{3,160}?,?\\s+(?:on|about|regarding"
                  + "|concerning)\\s+",
              "he re li"),
          new Nominal(
              BusinessKind.HEARD,
              "(?:presented|reported(?:\\s+on)?|outlined|shared)\\s+(?=(?:the\\s+)?(?:findings|results"
                  + "|outcomes|conclusions|status|progress)\\b)",
              "pr re ou sh"),
          new Nominal(
              BusinessKind.HEARD,
              "reported\\s+(?:back\\s+)?on\\s+(?=(?:the|an?|its|their|his|her|recent|current)\\s)",
              "re"),
          new Nominal(
              BusinessKind.HEARD,
              "(?:briefed|updated|apprised)\\s+(?:the\\s+)?[^.,]{2,60}?\\s+(?:on|about|of)\\s+",
              "br up ap"),
          new Nominal(
              BusinessKind.HEARD,
              "(?:gave|provided|made|delivered|received"
                  + "|presented)\\s+(?:an?\\s+)?(?:\\w+\\s+)?(?:briefing|presentation|overview"
                  + "|update|report)\\s+(?:on|of|about|regarding)\\s+",
              "ga pr ma de re"),
          new Nominal(BusinessKind.HEARD, "outlined\\s+(?=the\\s+)", "ou"),
          new Nominal(
              BusinessKind.CIRCULATED,
              "(?<![\\p{L},]\\s)circulated,?\\s+(?=report|copy|copies|letter|minutes|memo|draft"
                  + "|correspondence|the|a)",
              "ci"),
          new Nominal(
              BusinessKind.ARRANGED,
              "(?:convened|met|held|gathered)\\b[^.]{0,200}?\\bto\\s+outline\\s+",
              "co me he ga"));

  private Nominal(BusinessKind kind, String regex, String starts) {
    this(kind, Phrases.of(regex, starts));
  }
}
