/** Part H of the attack catalogue: one person, one account; who comes by another way, or as another, gets nothing of it. */
package org.pontis.sandbox.e2e.attack.linking;
