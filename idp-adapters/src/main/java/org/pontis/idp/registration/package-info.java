/**
 * How a citizen comes by her first means of login, without anything of a server in it: what the state's registries ask her and how
 * they say whether the answer is right ({@link org.pontis.idp.registration.Registry}), who may do it at which age
 * ({@link org.pontis.idp.registration.AgeLimits}), how often it may be tried
 * ({@link org.pontis.idp.registration.RegistrationLimits}), and the code that makes a password hers
 * ({@link org.pontis.idp.registration.ActivationCode}).
 */
package org.pontis.idp.registration;
