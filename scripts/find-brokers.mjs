import { connect } from 'node:net';

const local = {
  NATS_URL: 'nats://127.0.0.1:4222',
  AMQP_URL: 'amqp://guest:guest@127.0.0.1:5672',
};

/** The addresses of the brokers that answer, by the variable that names them: given ones, or those of this machine. */
export async function findBrokers() {
  const found = {};
  for (const [variable, address] of Object.entries(local)) {
    const url = process.env[variable] || address;
    if (await answers(url)) found[variable] = url;
  }
  return found;
}

function answers(url) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 3_000 });
    const end = (isThere) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
