package org.pontis.idp.mobileid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Map;

import org.pontis.idp.mobileid.StubOperator.Question;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** An operator in a process of its own, so that its memory is not taken for ours. Its citizens never decide. */
final class PatientOperator implements AutoCloseable {

    private static final long THINKING_MILLIS = 2000;

    private final Process process;
    private final String address;

    PatientOperator() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        PatientOperator.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        address = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII)).readLine();
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Runs until whoever started it is gone. */
    public static void main(String... arguments) throws IOException {
        try (StubOperator operator = new StubOperator()) {
            operator.says(Question.ASK, request -> Map.of("result", "OK"))
                    .says(
                            Question.RING,
                            request -> Map.of(
                                    "sessionID",
                                    "session-"
                                            + request.path("phoneNumber")
                                                    .asText()
                                                    .substring(1)))
                    .on(Question.LOOK, (exchange, request) -> {
                        try {
                            Thread.sleep(THINKING_MILLIS);
                        } catch (InterruptedException stopped) {
                            throw new IOException(stopped);
                        }
                        StubOperator.json(200, asked -> Map.of("state", "RUNNING"))
                                .serve(exchange, request);
                    });
            System.out.println(operator.address());
            while (System.in.read() >= 0) {
                // nothing is expected
            }
        }
    }
}
