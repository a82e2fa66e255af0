/** Signatures of every wrong kind. */
package org.pontis.idp.mobileid.rest;
