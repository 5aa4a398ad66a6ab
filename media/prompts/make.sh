#!/bin/sh
# Makes the prompts anew: ./make.sh (needs espeak-ng, sox, java 25). The made files are committed,
# so that neither `up` nor a build needs these tools. Every text and the music are our own.
# Espeak's voice is plain; a hotline puts its own recordings in place under the same names.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A-law, 8 kHz, mono: what the line carries, half the size of 16 bits.
line() { sox -R "$1" -r 8000 -c 1 -e a-law -b 8 "$2" vol 0.7 highpass 150 norm "$3"; }

# say NAME VOICE SPEED TEXT [GAP BEFORE AFTER]: the gap between words in 10 ms, the silences in s
say() {
  espeak-ng -v "$2" -s "$3" -g "${5:-4}" -w "$work/raw.wav" "$4"
  sox -R "$work/raw.wav" "$work/long.wav" pad "${6:-0.2}" "${7:-0.4}"
  line "$work/long.wav" "$1.wav" -4
}

# Short, for whoever rings in need waits through it; and an emergency goes elsewhere at once.
say greeting-zh cmn 250 "市民热线，通话录音。危急请拨幺幺零，幺二零。透析产检请按一。" 1 0.1 0.1
say greeting-en en-gb 185 "Calls are recorded. English, press 2." 1 0.1 0.1
sox -R greeting-zh.wav greeting-en.wav -e a-law -b 8 greeting.wav

say hold-zh cmn 200 "话务员正忙，请不要挂机，我们会按顺序接听。"
say hold-en en-gb 160 "Please hold. Calls are answered in turn."
sox -R hold-zh.wav hold-en.wav -e a-law -b 8 hold.wav
rm hold-zh.wav hold-en.wav

say press-zh cmn 200 "热线值班告警。某一话题来电激增。接警请按一。"
say press-en en-gb 160 "Hotline alarm for the manager on duty. Press 1 to accept."
sox -R press-zh.wav press-en.wav -e a-law -b 8 press-1.wav pad 0 1
rm press-zh.wav press-en.wav

# To an agent at a mobile, over and over: a mailbox presses nothing.
say take-zh cmn 200 "市民来电，接听请按一。"
say take-en en-gb 160 "A caller is waiting. Press 1."
sox -R take-zh.wav take-en.wav -e a-law -b 8 take-call.wav pad 0 1
rm take-zh.wav take-en.wav

# To an agent who tests the own phone before the shift.
say test-zh cmn 200 "请在提示音后说一句话，随后您会听到自己的声音。" 1 0.1 0.1
say test-en en-gb 165 "After the tone say a sentence. You will hear it again." 1 0.1 0.1
sox -R -n -r 8000 -b 16 "$work/beep.wav" synth 0.3 sine 880 vol 0.3 fade t 0.01 0 0.01
sox -R test-zh.wav test-en.wav "$work/beep.wav" -e a-law -b 8 voice-test.wav
rm test-zh.wav test-en.wav

# Before the answer, while nothing can be stored: over and over, until the call is one.
say wait-zh cmn 200 "系统繁忙，请不要挂机，来电按先后接入。"
say wait-en en-gb 160 "Please hold. Calls are taken in turn."
sox -R wait-zh.wav wait-en.wav -e a-law -b 8 please-wait.wav pad 0 2
rm wait-zh.wav wait-en.wav

# Tones of the Chinese network: 450 Hz; ringing 1 s of 5, busy 0.35 s of 0.7 (ITU-T E.180).
sox -R -n -r 8000 -b 16 "$work/ring.wav" synth 1 sine 450 vol 0.2 fade t 0.005 0 0.005 pad 0 4
sox -R "$work/ring.wav" -e a-law -b 8 ringback.wav
sox -R -n -r 8000 -b 16 "$work/busy.wav" synth 0.35 sine 450 vol 0.2 fade t 0.005 0 0.005 pad 0 0.35
sox -R "$work/busy.wav" -e a-law -b 8 busy.wav

java Music.java "$work/music.wav"
sox -R "$work/music.wav" -e a-law -b 8 music.wav

ls -l ./*.wav
