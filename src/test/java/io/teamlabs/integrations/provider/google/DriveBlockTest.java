package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.http.entity.RequestBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class DriveBlockTest {

    private static DriveBlock of(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i / 1000);
        }
        DriveBlock block = new DriveBlock(new ByteArrayInputStream(bytes));
        block.fill();
        return block;
    }

    private static byte[] bytes(DriveBlock block) throws IOException {
        try (InputStream body = ((RequestBody.Again) block.body()).source().open()) {
            return body.readAllBytes();
        }
    }

    @Test
    void holdsNoMoreThanAMebibyte() throws IOException {
        DriveBlock block = of(3 * DriveBlock.SIZE);
        assertThat(DriveBlock.SIZE).isEqualTo(1024 * 1024);
        assertThat(block.held()).isEqualTo(DriveBlock.SIZE);
        assertThat(block.isLast()).isFalse();
    }

    @Test
    void goesOnFromAnyPositionThatItHolds() throws IOException {
        DriveBlock block = of(DriveBlock.SIZE + 500_000);
        assertThat(block.giveUpBefore(300_000)).isTrue();
        block.fill();
        assertThat(block.start()).isEqualTo(300_000);
        assertThat(bytes(block)[0]).isEqualTo((byte) 300);
        assertThat(bytes(block)[DriveBlock.SIZE - 1]).isEqualTo((byte) ((300_000 + DriveBlock.SIZE - 1) / 1000));
        assertThat(block.isLast()).isFalse();
        assertThat(block.giveUpBefore(block.end())).isTrue();
        block.fill();
        assertThat(block.isLast()).isTrue();
        assertThat(block.end()).isEqualTo(DriveBlock.SIZE + 500_000);
    }

    @Test
    void cannotGoBackToWhatWasGivenUp() throws IOException {
        DriveBlock block = of(1000);
        assertThat(block.giveUpBefore(400)).isTrue();
        assertThat(block.giveUpBefore(399)).isFalse();
        assertThat(block.giveUpBefore(1001)).isFalse();
    }

    @Test
    void endOfTheStreamIsNoticed() throws IOException {
        DriveBlock whole = of(DriveBlock.SIZE);
        assertThat(whole.isLast()).isFalse();
        assertThat(whole.giveUpBefore(DriveBlock.SIZE)).isTrue();
        whole.fill();
        assertThat(whole.isLast()).isTrue();
        assertThat(whole.held()).isZero();
        assertThat(of(0).isLast()).isTrue();
    }
}
