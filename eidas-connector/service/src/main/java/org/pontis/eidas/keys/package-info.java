/**
 * Private keys of this node. {@link org.pontis.eidas.keys.KeyStoreSource} says where they are kept: in a PKCS#12 file, in a
 * PKCS#11 device that never gives them away, or in PEM files. {@link org.pontis.eidas.keys.NodeKeys} says what each is for, with
 * the next one ready before it is used and the one before kept until the last message for it has come. Whatever is wrong with a
 * key is said in a sentence before the node starts.
 */
package org.pontis.eidas.keys;
