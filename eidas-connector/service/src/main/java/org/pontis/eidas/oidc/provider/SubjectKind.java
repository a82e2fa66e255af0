package org.pontis.eidas.oidc.provider;

/** What the {@code sub} of an ID token is (OpenID Connect Core 8). The identifier itself has a claim of its own. */
public enum SubjectKind {
    /** A pseudonym that no other client gets for the same person. */
    PAIRWISE,
    /** The eIDAS identifier, as the other country sent it. */
    IDENTIFIER
}
