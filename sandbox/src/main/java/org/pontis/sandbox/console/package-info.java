/** The sandbox's start page: what Pontis is and what to try, for somebody who sees it for the first time. */
package org.pontis.sandbox.console;
