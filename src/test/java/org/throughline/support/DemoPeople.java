package org.throughline.support;

import org.springframework.stereotype.Component;
import org.throughline.accounts.Accounts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Posts;

/// The demo's people by login, as actors: `people.as("fengyue.secretary")`.
@Component
public class DemoPeople {
  private final Accounts accounts;
  private final Posts posts;

  DemoPeople(Accounts accounts, Posts posts) {
    this.accounts = accounts;
    this.posts = posts;
  }

  public Actor as(String login) {
    var person =
        accounts
            .findByLogin(login)
            .orElseThrow(() -> new AssertionError("no demo login " + login))
            .personId();
    return posts.actor(person, posts.heldBy(person).getFirst().id()).orElseThrow();
  }
}
