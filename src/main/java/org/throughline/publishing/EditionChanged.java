package org.throughline.publishing;

import org.jspecify.annotations.Nullable;
import org.throughline.shared.Happened;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// What happens to an edition.
public sealed interface EditionChanged extends Happened {
  record Drafted(Ref about, Who by) implements EditionChanged {
    @Override
    public String action() {
      return "edition.drafted";
    }
  }

  record Edited(Ref about, Who by) implements EditionChanged {
    @Override
    public String action() {
      return "edition.edited";
    }
  }

  record RelatedChosen(Ref about, Who by) implements EditionChanged {
    @Override
    public String action() {
      return "edition.related";
    }
  }

  record Submitted(Ref about, Who by) implements EditionChanged {
    @Override
    public String action() {
      return "edition.submitted";
    }
  }

  record TakenBack(Ref about, Who by) implements EditionChanged {
    @Override
    public String action() {
      return "edition.taken_back";
    }
  }

  record Approved(Ref about, Who by) implements EditionChanged {
    @Override
    public String action() {
      return "edition.approved";
    }
  }

  record SentBack(Ref about, Who by, @Nullable String detail) implements EditionChanged {
    @Override
    public String action() {
      return "edition.sent_back";
    }
  }

  record Translated(Ref about, Who by) implements EditionChanged {
    @Override
    public String action() {
      return "edition.translated";
    }
  }

  record TranslationReviewed(Ref about, Who by) implements EditionChanged {
    @Override
    public String action() {
      return "edition.translation_reviewed";
    }
  }

  record Published(Ref about, Who by) implements EditionChanged {
    @Override
    public String action() {
      return "edition.published";
    }
  }

  record TranslationPublished(Ref about, Who by) implements EditionChanged {
    @Override
    public String action() {
      return "edition.translation_published";
    }
  }

  /// A correction was begun: `about` is the new edition.
  record CorrectionBegun(Ref about, Who by) implements EditionChanged {
    @Override
    public String action() {
      return "edition.correction_begun";
    }
  }

  record Superseded(Ref about, Who by) implements EditionChanged {
    @Override
    public String action() {
      return "edition.superseded";
    }
  }

  record Withdrawn(Ref about, Who by, @Nullable String detail) implements EditionChanged {
    @Override
    public String action() {
      return "edition.withdrawn";
    }
  }
}
