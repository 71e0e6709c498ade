package org.throughline.readouts.reading;

import static org.throughline.readouts.reading.EnglishWords.Kind.*;

import java.util.List;
import org.throughline.readouts.reading.EnglishWords.Word;

/// The extent of a post: "Minister of Trade, Commerce and Food Security" has commas and "and" of
/// its own, "secretary of the CPC Quan Provincial Committee" a place that looks like a name.
final class PostPhrase {
  private PostPhrase() {}

  /// Where the post that begins at `i` ends, or `i` if none does.
  static int end(List<Word> words, int i) {
    int j = i;
    int end = i;
    boolean post = false;
    boolean inLink = false;
    while (j < words.size()) {
      Word w = words.get(j);
      boolean linked = j > i && words.get(j - 1).is(LINK);
      inLink = (inLink || linked) && !w.is(COMMA, AND);
      if (w.is(POST)) {
        post = true;
      } else if (w.is(COMMA, AND)) {
        if (!post || j + 1 >= words.size() || !goesOn(words, j + 1)) {
          break;
        }
      } else if (w.is(NAME, ACRONYM, INITIAL)) {
        boolean before =
            j + 1 < words.size()
                && words.get(j + 1).is(SUBJECT, POST)
                && (w.is(ACRONYM) || j == i || linked || inLink || !post);
        if (!linked && !before && !(w.is(ACRONYM) && post)) {
          break;
        }
      } else if (w.is(LINK)) {
        if (!post && j > i + 1) {
          break;
        }
      } else if (!w.is(SUBJECT, QUALIFIER)) {
        break;
      }
      j++;
      if (!w.is(LINK, COMMA, AND)) {
        end = j;
      }
    }
    return post && end > i ? end : i;
  }

  /// After a comma or "and" a post goes on with another field or a second post, but not with a
  /// person's post.
  private static boolean goesOn(List<Word> words, int i) {
    int j = words.get(i).text().equalsIgnoreCase("the") ? i + 1 : i;
    if (words.get(j - 1).is(AND) && j - 1 == i - 1 && j < words.size() && words.get(j).is(POST)) {
      return true;
    }
    if (j < words.size() && words.get(j).is(AND)) {
      j++;
    }
    return j < words.size()
        && (words.get(j).is(SUBJECT)
            || (words.get(i - 1).is(AND) && words.get(j).is(QUALIFIER, POST)));
  }
}
