/** What may be tried with sessions, cookies, pages and headers: part M of the attack catalogue, each test named after its case. */
package org.pontis.sandbox.e2e.attack.session;
