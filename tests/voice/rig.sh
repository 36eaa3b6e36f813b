#!/usr/bin/env bash
# A sound server with a loudspeaker and a microphone that are not there: PulseAudio in user mode with two null sinks.
# Works without sound hardware, as root, without dbus. Needs only pulseaudio and pulseaudio-utils.
#
#   rig.sh DIR     starts it in the foreground; write "stop" or close standard input to end it.
#                  Prints the variables of its environment, then "ready".
#
#   sink "spk" is the loudspeaker (default sink): listen to spk.monitor to hear what was said.
#   sink "mic" feeds the microphone: its monitor is the default source.
set -euo pipefail
dir="${1:?a folder}"
mkdir -p "$dir/run" "$dir/state"
chmod 700 "$dir/run"
socket="$dir/run/native"

# norewinds=1: without it a null sink swallows or stretches what is played by up to a second
env -u PULSE_SERVER XDG_RUNTIME_DIR="$dir/run" PULSE_RUNTIME_PATH="$dir/run/pulse" PULSE_STATE_PATH="$dir/state" \
  pulseaudio -n --daemonize=no --exit-idle-time=-1 --use-pid-file=no --disable-shm=true --realtime=no \
  --high-priority=no --log-target="file:$dir/pulse.log" \
  -L "module-native-protocol-unix auth-anonymous=1 socket=$socket" \
  -L "module-null-sink sink_name=spk rate=48000 norewinds=1 sink_properties=device.description=spk" \
  -L "module-null-sink sink_name=mic rate=48000 norewinds=1 sink_properties=device.description=mic" \
  </dev/null >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true' EXIT

export PULSE_SERVER="unix:$socket"
for _ in $(seq 300); do
  pactl info >/dev/null 2>&1 && break
  sleep 0.1
done
if ! { pactl set-default-sink spk && pactl set-default-source mic.monitor; }; then
  cat "$dir/pulse.log" >&2
  exit 1
fi
echo "PULSE_SERVER=$PULSE_SERVER"
echo "XDG_RUNTIME_DIR=$dir/run"
echo "SERVER_PID=$server"
echo ready
read -r _ || true
