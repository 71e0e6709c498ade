package org.throughline.shared.web;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.throughline.shared.Language;

/// All texts of both languages, each read once into its [Wording]: a page of a hundred rows asks
/// for a thousand of them.
final class Wordings implements MessageSource {
  private final Map<Language, Map<String, Wording>> texts;

  /// @param texts patterns as `java.text.MessageFormat` takes them
  Wordings(Map<Language, Map<String, String>> texts) {
    this.texts = new EnumMap<>(Language.class);
    texts.forEach((language, patterns) -> {
      var read = new HashMap<String, Wording>();
      patterns.forEach((key, pattern) -> read.put(key, Wording.of(pattern, language.locale())));
      this.texts.put(language, read);
    });
  }

  @Override
  public @Nullable String getMessage(
      String code,
      Object @Nullable [] arguments,
      @Nullable String otherwise,
      @Nullable Locale locale) {
    var wording = find(code, locale);
    if (wording != null) {
      return wording.with(arguments);
    }
    return otherwise == null
        ? null
        : Wording.of(otherwise, language(locale).locale()).with(arguments);
  }

  @Override
  public String getMessage(String code, Object @Nullable [] arguments, @Nullable Locale locale) {
    var wording = find(code, locale);
    if (wording == null) {
      throw new NoSuchMessageException(code, language(locale).locale());
    }
    return wording.with(arguments);
  }

  @Override
  public String getMessage(MessageSourceResolvable asked, @Nullable Locale locale) {
    var codes = Objects.requireNonNullElse(asked.getCodes(), new String[0]);
    for (var code : codes) {
      var wording = find(code, locale);
      if (wording != null) {
        return wording.with(asked.getArguments());
      }
    }
    var otherwise = asked.getDefaultMessage();
    if (otherwise == null) {
      throw new NoSuchMessageException(String.join(", ", codes), language(locale).locale());
    }
    return otherwise;
  }

  private @Nullable Wording find(String code, @Nullable Locale locale) {
    return Objects.requireNonNull(texts.get(language(locale))).get(code);
  }

  private static Language language(@Nullable Locale locale) {
    return locale != null && locale.getLanguage().equals("zh")
        ? Language.CHINESE
        : Language.ENGLISH;
  }
}
