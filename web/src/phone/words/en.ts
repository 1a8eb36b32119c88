// Every word of the phone's pages, in plain English. A test holds its reading grade.
import { client } from './en/client';
import { frame } from './en/frame';
import { learn } from './en/learn';
import { rehearsal } from './en/rehearsal';
import { sitter } from './en/sitter';

export const en = { ...frame, ...learn, ...sitter, ...client, ...rehearsal };

export type Words = typeof en;
