package org.throughline.accounts.web;

import org.jspecify.annotations.Nullable;

/// What was typed on the first-run page; the password is never sent back.
public record FirstRunForm(
    @Nullable String nameEn,
    @Nullable String nameZh,
    @Nullable String kind,
    @Nullable String person,
    @Nullable String login,
    @Nullable String password) {
  static final FirstRunForm EMPTY = new FirstRunForm(null, null, "city", null, null, null);
}
