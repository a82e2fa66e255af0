/** The operator and the adapter share no code; here they meet, in both dialects. */
package org.pontis.sandbox.operator.adapter;
