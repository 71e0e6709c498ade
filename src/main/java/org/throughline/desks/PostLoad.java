package org.throughline.desks;

import java.util.List;
import org.throughline.organisations.Post;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// What one module has on a post, for the sheet that is handed over with it.
public interface PostLoad {

  /// Everything that the post carries for the person who holds it or just left it, whoever asks; at
  /// most [#LIMIT], in the order in which it presses. The same things in the same order in every
  /// language.
  List<Carried> carried(Post post, long personId, Language language);

  /// Whoever comes has taken this over: what was left with the person who went goes to them. Called
  /// in the transaction in which it is taken over; nothing happens where the record is not this
  /// module's, or nothing of it hung on the person.
  void takenOver(Ref ref, long outgoingPersonId, long incomingPersonId, Who by);

  int LIMIT = 500;
}
