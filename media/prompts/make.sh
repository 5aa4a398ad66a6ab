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

# say NAME VOICE SPEED TEXT
say() {
  espeak-ng -v "$2" -s "$3" -g 4 -w "$work/raw.wav" "$4"
  sox -R "$work/raw.wav" "$work/long.wav" pad 0.2 0.4
  line "$work/long.wav" "$1.wav" -4
}

say greeting-zh cmn 210 "您好，一二三四五市民热线，通话将录音。生命危险，请改拨幺幺零，幺幺九，幺二零。透析，化疗，产检，请按一。"
say greeting-en en-gb 175 "Citizen hotline. Calls are recorded. In danger of life, dial 1 1 0, 1 1 9 or 1 2 0. For English, press 2."
sox -R greeting-zh.wav greeting-en.wav -e a-law -b 8 greeting.wav

say hold-zh cmn 200 "话务员正忙，请不要挂机，我们会按顺序接听。"
say hold-en en-gb 160 "Please hold. Calls are answered in turn."
sox -R hold-zh.wav hold-en.wav -e a-law -b 8 hold.wav
rm hold-zh.wav hold-en.wav

say press-zh cmn 200 "热线值班告警。某一话题来电激增。接警请按一。"
say press-en en-gb 160 "Hotline alarm for the manager on duty. Press 1 to accept."
sox -R press-zh.wav press-en.wav -e a-law -b 8 press-1.wav pad 0 1
rm press-zh.wav press-en.wav

# Tones of the Chinese network: 450 Hz; ringing 1 s of 5, busy 0.35 s of 0.7 (ITU-T E.180).
sox -R -n -r 8000 -b 16 "$work/ring.wav" synth 1 sine 450 vol 0.2 fade t 0.005 0 0.005 pad 0 4
sox -R "$work/ring.wav" -e a-law -b 8 ringback.wav
sox -R -n -r 8000 -b 16 "$work/busy.wav" synth 0.35 sine 450 vol 0.2 fade t 0.005 0 0.005 pad 0 0.35
sox -R "$work/busy.wav" -e a-law -b 8 busy.wav

java Music.java "$work/music.wav"
sox -R "$work/music.wav" -e a-law -b 8 music.wav

ls -l ./*.wav
