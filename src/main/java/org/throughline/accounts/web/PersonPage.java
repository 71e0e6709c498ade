package org.throughline.accounts.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.organisations.Person;

/// @param posts each as title and organisation
/// @param login of the account, if there is one
/// @param typed the login just refused, else empty
public record PersonPage(Person person, List<String> posts, @Nullable String login, String typed) {}
