/** The look of the sandbox's own pages: one frame, one stylesheet, no inline script or style. */
package org.pontis.sandbox.look;
