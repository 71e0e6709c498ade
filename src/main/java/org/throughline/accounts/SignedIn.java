package org.throughline.accounts;

import java.io.Serializable;
import java.security.Principal;

/// Who is signed in, as kept in the session.
public record SignedIn(long accountId, long personId, String login)
    implements Principal, Serializable {
  @Override
  public String getName() {
    return login;
  }
}
