/** The tax agency and social security, as far as a broker asks them: they compare an answer and say yes, with a name, or no. */
package org.pontis.sandbox.registry;
