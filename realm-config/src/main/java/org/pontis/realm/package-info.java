/**
 * Realms as code. {@link org.pontis.realm.Realms} puts a Keycloak realm together from the part that every realm shares, a
 * country profile and the descriptors of the login methods on the class path; whatever can be computed from these is not
 * written down. {@link org.pontis.realm.TestCitizens} is the one list of synthetic people that realm, sandbox and tests
 * share.
 */
package org.pontis.realm;
