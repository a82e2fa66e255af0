package org.pontis.idp.net;

import java.util.regex.Pattern;

/** This machine: {@code localhost} (RFC 6761, section 6.3), 127/8 (RFC 1122, section 3.2.1.3) and ::1 (RFC 4291, section 2.5.3). */
public final class Loopback {

    private static final Pattern HOST = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|\\[::1\\]");

    private Loopback() {}

    /** Whether what is sent to this host never leaves the machine. */
    public static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }
}
