package io.teamlabs.integrations.provider.dropbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentHashTest {

    private static final int BLOCK = 4 * 1024 * 1024;

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "4194304, c7e946d101855255d919ef0c70718633adf77d3dfb3adeeecf5d0cb4e951be58",
        "4194305, 14a4d47f23a30177885d9820122f17d2d3a55fe63f7f5c27b95f689e0b2accd6"
    })
    void zerosHaveTheHashThatDropboxPublishes(int length, String expected) throws IOException {
        assertThat(hash(new byte[length])).isEqualTo(expected);
    }

    @Test
    void textHasTheHashThatDropboxPublishes() throws IOException {
        assertThat(hash("hello".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50");
    }

    @Test
    void hashDoesNotDependOnHowTheBytesCome() throws IOException {
        byte[] bytes = new byte[BLOCK * 2 + 7];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        ContentHash inPieces = new ContentHash();
        try (InputStream in = inPieces.of(new ByteArrayInputStream(bytes))) {
            assertThat(in.read()).isZero();
            in.readNBytes(BLOCK - 2);
            in.readAllBytes();
        }
        assertThat(inPieces.size()).isEqualTo(bytes.length);
        assertThat(inPieces.finished()).isEqualTo(hash(bytes));
    }

    private static String hash(byte[] bytes) throws IOException {
        ContentHash hash = new ContentHash();
        try (InputStream in = hash.of(new ByteArrayInputStream(bytes))) {
            in.readAllBytes();
        }
        return hash.finished();
    }
}
