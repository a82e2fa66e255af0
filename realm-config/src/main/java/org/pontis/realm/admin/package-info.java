/**
 * A running Keycloak, through its Admin REST API: {@link org.pontis.realm.admin.Admin} speaks with one realm of it,
 * {@link org.pontis.realm.admin.Credentials} prove who asks.
 */
package org.pontis.realm.admin;
