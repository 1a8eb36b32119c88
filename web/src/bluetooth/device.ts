// The devices by their services, and the way from "connect" to values. What a device sends fills the pad; a person keeps it.
import { bloodPressure, heartRate, oximeter, type Reading } from './read';

type Characteristic = EventTarget & { value?: DataView; startNotifications(): Promise<unknown> };
type Service = { getCharacteristic(id: number): Promise<Characteristic> };
type Server = { getPrimaryService(id: number): Promise<Service> };
type Device = EventTarget & { name?: string; gatt?: { connect(): Promise<Server> } };
export type Bluetooth = { requestDevice(options: { filters: { services: number[] }[] }): Promise<Device> };

/** Service, the characteristics that carry values, and how they are read. */
const KINDS: { service: number; characteristics: number[]; read(view: DataView): Reading }[] = [
  { service: 0x1810, characteristics: [0x2a35], read: bloodPressure },
  { service: 0x1822, characteristics: [0x2a5f, 0x2a5e], read: oximeter },
  { service: 0x180d, characteristics: [0x2a37], read: heartRate },
];

/** Asks for one device, listens to all that it offers of the three kinds, and tells every reading. Answers its name. */
export async function connect(bluetooth: Bluetooth, tell: (reading: Reading) => void, gone: () => void): Promise<string> {
  const device = await bluetooth.requestDevice({ filters: KINDS.map((kind) => ({ services: [kind.service] })) });
  const server = await device.gatt?.connect();
  if (!server) throw new Error('no connection');
  let heard = 0;
  for (const kind of KINDS) {
    const service = await server.getPrimaryService(kind.service).catch(() => undefined);
    if (!service) continue;
    for (const id of kind.characteristics) {
      const characteristic = await service.getCharacteristic(id).catch(() => undefined);
      if (!characteristic) continue;
      characteristic.addEventListener('characteristicvaluechanged', () => { if (characteristic.value) tell(kind.read(characteristic.value)); });
      await characteristic.startNotifications();
      heard += 1;
    }
  }
  if (heard === 0) throw new Error('nothing to read');
  device.addEventListener('gattserverdisconnected', gone);
  return device.name ?? 'The device';
}
