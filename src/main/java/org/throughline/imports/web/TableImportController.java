package org.throughline.imports.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.imports.ImportColumn;
import org.throughline.imports.ImportKind;
import org.throughline.imports.Imports;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.tables.TableFiles;
import org.throughline.tables.TableFormat;

/// Bringing tables in: staged, looked at, imported or discarded; and taking the same tables away.
@Controller
class TableImportController {
  private final Imports imports;
  private final MessageSource messages;

  TableImportController(Imports imports, MessageSource messages) {
    this.imports = imports;
    this.messages = messages;
  }

  @GetMapping("/imports")
  @Requires(Permission.TABLE_IMPORT)
  ModelAndView list(Actor actor) {
    return Pages.page("imports/list", page(actor));
  }

  private ImportListPage page(Actor actor) {
    return new ImportListPage(kinds(actor), imports.list(actor));
  }

  private static List<ImportKind> kinds(Actor actor) {
    return Arrays.stream(ImportKind.values())
        .filter(kind -> kind.permission().grantedTo(actor.roles()))
        .toList();
  }

  private static ImportKind kind(Actor actor, @Nullable String code) {
    return Coded.find(ImportKind.class, code)
        .filter(kinds(actor)::contains)
        .orElseThrow(() -> new NotFound("import"));
  }

  @PostMapping("/imports")
  @Requires(Permission.TABLE_IMPORT)
  ModelAndView stage(
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Actor actor) {
    try {
      var name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
      return imports
          .stage(
              actor,
              kind(actor, kind),
              name.isBlank() ? "?" : name,
              file == null ? new byte[0] : file.getBytes(),
              heads())
          .fold(
              id -> Pages.seeOther("/imports/" + id),
              why -> Refusals.shown(why, Pages.page("imports/list", page(actor))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What may stand over a column: its code, or its name in any language.
  private Map<String, ImportColumn> heads() {
    var heads = new HashMap<String, ImportColumn>();
    for (var column : ImportColumn.values()) {
      heads.put(column.code(), column);
      for (var language : Language.values()) {
        heads.put(name(column, language).toLowerCase(Locale.ROOT), column);
      }
    }
    return heads;
  }

  private String name(ImportColumn column, Language language) {
    return messages.getMessage("imports.column." + column.code(), null, language.locale());
  }

  @GetMapping("/imports/{id}")
  @Requires(Permission.TABLE_IMPORT)
  ModelAndView show(@PathVariable long id, Actor actor) {
    return shown(id, actor);
  }

  private ModelAndView shown(long id, Actor actor) {
    var batch = imports.get(actor, id);
    return Pages.page("imports/show", ImportPage.of(batch, imports.look(actor, batch)));
  }

  @PostMapping("/imports/{id}/import")
  @Requires(Permission.TABLE_IMPORT)
  ModelAndView bring(
      @PathVariable long id, @RequestParam(required = false) @Nullable String leave, Actor actor) {
    return imports
        .bring(actor, id, "faulty".equals(leave))
        .fold(
            count -> Pages.seeOther("/imports", "imports.done"),
            why -> Refusals.shown(why, shown(id, actor)));
  }

  @PostMapping("/imports/{id}/discard")
  @Requires(Permission.TABLE_IMPORT)
  ModelAndView discard(@PathVariable long id, Actor actor) {
    return imports
        .discard(actor, id)
        .fold(
            done -> Pages.seeOther("/imports", "imports.discarded"),
            why -> Refusals.shown(why, shown(id, actor)));
  }

  /// What exists, with the heads that an import knows again.
  @GetMapping("/exports/{kind}")
  @Requires(Permission.TABLE_IMPORT)
  ResponseEntity<byte[]> export(
      @PathVariable String kind,
      @RequestParam(required = false) @Nullable String format,
      Actor actor,
      Language language) {
    var what = kind(actor, kind);
    var heads = what.columns().stream().map(column -> name(column, language)).toList();
    var title = messages.getMessage("imports.kind." + what.code(), null, language.locale());
    return TableFiles.download(
        imports.export(actor, what, title, heads, language),
        Coded.find(TableFormat.class, format).orElse(TableFormat.XLSX),
        what.code());
  }
}
