/**
 * The dialect MID-REST of Estonia and Lithuania (SK ID Solutions, MID REST API). The phone signs a hash of ours; the answer
 * is a bare signature and a certificate, and everything about both is verified here.
 */
package org.pontis.idp.mobileid.rest;
