package org.throughline.calendars.web;

import org.jspecify.annotations.Nullable;
import org.throughline.calendars.PackFiles;
import org.throughline.calendars.RulePack;
import org.throughline.calendars.RulePacks;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;

/// @param rules as CSV, or the whole pack as JSON
public record PackForm(
    @Nullable String code,
    @Nullable String nameEn,
    @Nullable String nameZh,
    @Nullable String validFrom,
    @Nullable String rules) {

  static PackForm of(RulePack pack, String today) {
    return new PackForm(
        pack.code(), pack.nameEn(), pack.nameZh(), today, PackFiles.csv(pack.rules()));
  }

  Outcome<RulePacks.NewPack> read() {
    var from = Typed.date(validFrom);
    return from.isEmpty()
        ? Outcome.invalid("calendars.refused.pack_from")
        : PackFiles.read(
            Typed.text(code),
            Typed.text(nameEn),
            Typed.text(nameZh),
            from.get(),
            Typed.text(rules));
  }
}
