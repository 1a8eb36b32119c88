// The same words in the Spanish of the Americas, with *usted*.
import { client } from './es/client';
import { frame } from './es/frame';
import { learn } from './es/learn';
import { rehearsal } from './es/rehearsal';
import { sitter } from './es/sitter';
import type { Words } from './en';

export const es: Words = { ...frame, ...learn, ...sitter, ...client, ...rehearsal };
