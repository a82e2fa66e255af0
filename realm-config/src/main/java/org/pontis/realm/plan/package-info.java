/**
 * From what the files say and what the server says to a list of changes. Both sides are put into the same words, part by
 * part ({@link org.pontis.realm.plan.Part}), and compared; {@link org.pontis.realm.plan.Plan} is the result, which can be
 * read, reported as drift, or carried out. Users, their credentials, sessions and keys are never looked at.
 */
package org.pontis.realm.plan;
