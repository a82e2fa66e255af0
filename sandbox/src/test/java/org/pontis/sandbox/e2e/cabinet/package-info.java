/** The citizen's cabinet, from a browser without scripts: what she sees of herself, what she can stop, and whom it is told. */
package org.pontis.sandbox.e2e.cabinet;
